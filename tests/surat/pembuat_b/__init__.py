"""Generator B of Indonesian letters: the set that measures. It shares no code with any other generator, and never trains.

Seeds below 1000 are for calibration, from 1000 on for the benchmark. All names, numbers and addresses are invented.
"""
