"""The states between two releases, so that each change can be told its cause.

The current code run on the inputs of the release before tells what the code did; run on the new captures with the
decisions of the release before it tells what the decisions did. A state is built only where the digests say that the
causes could be mixed up: new captures alone, new decisions alone and new code alone each need none. Nor does new code
that has made the release before once more, with nothing changed, when captures come. An erasure since the release
before counts as new code does: the inputs of that release give something else than it says now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cache.fingerprint import is_made_again_alike
from pipeline.errors import InputError
from pipeline.gathering import Gathered, gather

if TYPE_CHECKING:
    import pandas as pd

    Tables = dict[str, pd.DataFrame]

INPUTS = "inputs"


@dataclass(frozen=True, slots=True)
class Steps:
    """States between the release before and the new one.

    Attributes:
        replayed: What the current code makes of the inputs of the release before.
        undecided: What it makes of the new captures with the decisions of the release before.
        missing: Why a state that was needed could not be built.
    """

    replayed: Tables | None = None
    undecided: Tables | None = None
    missing: str | None = None


def replay_steps(raw: Path, outputs: Path, now: Gathered, build: Callable[[Gathered], Tables]) -> Steps:
    """Build the states that the causes of changes need.

    Args:
        raw: Where the captures lie.
        outputs: The folder of outputs, with the release before.
        now: What the new release is made from.
        build: Makes the tables of some inputs with the current code.
    """
    from pipeline.publish import latest_release

    newest = latest_release(outputs)
    if newest is None:
        return Steps()
    is_captured = newest.captures_digest != now.inputs.captures_digest
    is_decided = newest.decisions_digest != now.inputs.decisions_digest
    is_other_code = newest.code_version != now.inputs.code_version
    # A decision alone is told from the code's part by what the code makes of the rest.
    if is_other_code and is_captured:
        is_other_code = not is_made_again_alike(raw, outputs, newest.path / INPUTS)
    is_made_anew = is_other_code or bool(newest.redacted)
    if is_captured + is_decided + is_made_anew < 2:
        return Steps()
    try:
        before = gather(raw, newest.path / INPUTS)
    except InputError as error:
        return Steps(missing=f"the inputs of {newest.release_id} are no longer there: {error}")
    return Steps(
        replayed=build(before) if is_made_anew else None,
        undecided=build(replace(now, decisions=before.decisions)) if is_captured and is_decided else None,
    )
