from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(("text", "is_loaded"), [("Åsa Exempel, Örebro", False), ("FÃ¶rskola, Ã…kersberga", True)])
def test_what_mends_mojibake_is_loaded_where_there_is_some(text: str, is_loaded: bool) -> None:
    code = (
        "import sys; from pipeline.extract.edition import extract_edition; "
        "from pipeline.extract.readers.encoding import mend_mojibake; "
        "mend_mojibake(sys.argv[1]); print('ftfy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True, check=True)
    assert done.stdout == f"{is_loaded}\n"
