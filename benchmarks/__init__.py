"""Side-by-side measurements, one script a claim; `python -m benchmarks` runs them all."""
