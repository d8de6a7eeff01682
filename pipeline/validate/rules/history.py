"""Nothing lives outside its editions: every first and last sighting is a day that an edition can be of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from pipeline.validate.outcome import Outcome, judge

ENDED = ("former", "filled")


def check_history(frames: Mapping[str, pd.DataFrame]) -> Iterator[Outcome]:
    """Check appointments against the editions and against their own status."""
    posts, editions = frames["appointments"], frames["editions"]
    early = ~posts["first_seen"].isin(editions["dated_from"]) & posts["first_seen"].notna()
    late = ~posts["last_seen"].isin(editions["dated_to"]) & posts["last_seen"].notna()
    gone = ~posts["gone_by"].isin(editions["dated_to"]) & posts["gone_by"].notna()
    yield judge(
        "appointments.within_editions",
        "an appointment begins, is last seen and ends on days that editions are of",
        posts.loc[early | late | gone, "appointment_id"],
    )
    empty = posts["person_id"].isna()
    yield judge(
        "appointments.vacant_or_held",
        "a seat that is current or former has a holder, a vacant one has none",
        posts.loc[(empty & posts["status"].isin(("current", "former"))) | (~empty & (posts["status"] == "vacant"))][
            "appointment_id"
        ],
    )
    open_end = posts["status"].isin(ENDED) & posts["gone_by"].isna()
    closed = ~posts["status"].isin(ENDED) & posts["gone_by"].notna()
    yield judge(
        "appointments.status_fits_end",
        "an appointment has ended exactly where its status says so",
        posts.loc[open_end | closed, "appointment_id"],
        "warning",
    )
