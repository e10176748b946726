"""Ten thousand hostile documents, each read in a process that is measured: `python -m bench.hostile`."""
