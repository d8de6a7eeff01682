from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("library", ["dask", "hypothesis"])
def test_tables_are_checked_without_loading_what_no_table_needs(library: str) -> None:
    code = "import sys; from pipeline.validate import check_tables; check_tables({}); print(sys.argv[1] in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, library], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
