#!/usr/bin/python3
"""The peer of identity_bench: Debian's python3-stdnum over the numbers of the file BEIAN_BENCH_IDS names, one per line.
Prints one line: numbers per second, and how many were valid."""
import os
import sys
import time

try:
    from stdnum.cn import ric
except ImportError:
    sys.exit("python3-stdnum is missing: apt-get install python3-stdnum")

path = os.environ.get("BEIAN_BENCH_IDS")
if not path:
    sys.exit("set BEIAN_BENCH_IDS to a file of numbers, one per line (bench/peers/make_ids.py makes one)")
with open(path, encoding="ascii") as file:
    numbers = file.read().split()

ric.is_valid(numbers[0])  # loads its region table
runs, valid, started = 0, 0, time.process_time()
while runs == 0 or time.process_time() - started < 2:
    valid = sum(map(ric.is_valid, numbers))
    runs += 1
print(f"{runs * len(numbers) / (time.process_time() - started):.0f} items/s, {valid} of {len(numbers)} valid")
