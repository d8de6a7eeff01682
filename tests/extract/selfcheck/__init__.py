"""Tests of the self-check and of the readings that it chooses between; made-up people only."""
