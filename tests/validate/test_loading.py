from __future__ import annotations

import subprocess
import sys


def test_the_schema_is_built_without_loading_dask() -> None:
    code = (
        "import sys; from pipeline.validate.schema import read_schema; import pipeline.validate; read_schema();"
        "print('dask' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
