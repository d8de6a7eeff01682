"""Scripts that made files of the repository; none is needed to run the pipeline."""
