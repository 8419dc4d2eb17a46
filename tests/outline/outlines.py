"""Texts as the lines, blocks and findings of an outline."""

from ntm_docs.outline import Block, SourceLine, check_numbering, parse_blocks, parse_outline


def lines_of(text: str) -> list[SourceLine]:
    return [SourceLine(n, " ".join(line.split())) for n, line in enumerate(text.splitlines(), 1) if line.strip()]


def blocks_of(text: str) -> list[Block]:
    return parse_blocks(lines_of(text))


def findings_of(text: str) -> list[tuple[str, int, str, str]]:
    return [(f.code, f.line, f.label, f.expected) for f in check_numbering(parse_outline(lines_of(text)))]
