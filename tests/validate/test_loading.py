from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("library", ["dask", "hypothesis"])
def test_tables_are_checked_without_loading_what_no_table_needs(library: str) -> None:
    code = (
        "import sys, pandas as pd; from pipeline.validate import check_tables; "
        "wrong = {'editions': pd.DataFrame([{'sha256': 'abc'}])}; "  # the model is asked only where a value is wrong
        "assert 'editions.values' in check_tables(wrong).query('failures > 0')['check_id'].tolist(); "
        "print(sys.argv[1] in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, library], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
