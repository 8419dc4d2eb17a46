"""The closing mark of a text, `./.`: read and written."""

ENDED = ("./.", ".//.", ".//")


def closed(text: str) -> str:
    """The last paragraph with the closing mark `./.`, unless it has one."""
    return text if text.endswith(ENDED) else f"{text.rstrip(' .;')}./."
