"""The text of every document of the sample, as a reader would read it.

After a wanted change: `make golden`, then read the difference and look at the pages.
"""

from pathlib import Path

import pytest
from conftest import SAMPLE
from printed import written_out

from ntm_docs.pipeline import build
from ntm_docs.planning import WantedExtras

SAMPLES = sorted([*SAMPLE.parent.glob("ho-so-*.yaml"), *SAMPLE.parent.glob("binh-xet-*.yaml")])


class DescribeGoldenTexts:
    @pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
    def they_are_what_the_sample_makes(self, sample: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
        out = tmp_path / "out"
        build(sample, out, wanted=WantedExtras(complete=True))
        kept, made = written_out(Path(__file__).parent / sample.stem, out, anew=request.config.getoption("--golden"))
        assert set(kept) == set(made)
        for name, text in made.items():
            assert text == kept[name], name
