"""Figures in both languages: numbers, sums, rates, days and durations, each with a plain value."""
