"""The same matching by Splink, set up as its guide advises for people: the side to compare with.

Names are compared by Jaro-Winkler with term frequencies, mail by address and local part, phones as sets, region and
domain exactly. Blocking is by mail, by phone, by name and region, and by either name and domain; the model is trained
by expectation maximisation on the data itself.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterator

import duckdb

THRESHOLDS = (0.5, 0.9, 0.99, 0.999)
PREPARED = """
CREATE OR REPLACE TABLE people AS
SELECT mention_id AS unique_id, edition_id, lower(given_name) AS given_name, lower(family_name) AS family_name,
       emails[1] AS email, split_part(emails[1], '@', 2) AS domain, phones, region_id FROM mentions
"""


def match_with_splink(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Match with Splink; give a table of clusters for each threshold.

    Args:
        con: A connection with the table `mentions`.
    """
    splink = importlib.import_module("splink")
    compare = importlib.import_module("splink.comparison_library")
    logging.getLogger("splink").setLevel(logging.ERROR)
    con.execute(PREPARED)
    block_on = splink.block_on
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        blocking_rules_to_generate_predictions=[
            block_on("email"),
            block_on("phones", arrays_to_explode=["phones"]),
            block_on("given_name", "family_name", "region_id"),
            block_on("given_name", "domain"),
            block_on("family_name", "domain"),
        ],
        comparisons=[
            compare.NameComparison("given_name").configure(term_frequency_adjustments=True),
            compare.NameComparison("family_name").configure(term_frequency_adjustments=True),
            compare.EmailComparison("email"),
            compare.ArrayIntersectAtSizes("phones", [2, 1]),
            compare.ExactMatch("region_id"),
            compare.ExactMatch("domain"),
        ],
    )
    api = splink.DuckDBAPI(connection=con)
    linker = splink.Linker(api.register("people"), settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("email")], recall=0.8)
    training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("email"))
    training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "family_name"))
    predictions = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    for place, threshold in enumerate(THRESHOLDS):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold)
        con.execute(
            f"CREATE OR REPLACE TABLE splink_clusters_{place} AS "
            f"SELECT unique_id AS mention_id, cluster_id FROM {clusters.physical_name}"
        )
        yield f"splink_clusters_{place}"
