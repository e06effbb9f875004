#!/usr/bin/python3
"""Writes the resident IDs both sides of the bench verify: make_ids.py FILE [COUNT]. The same recipe stands in identity_bench.cpp."""
import sys

REGIONS = [110105, 120101, 310120, 320106, 330102, 340123, 350102, 360426, 370102, 410102,
           420102, 430102, 440113, 440304, 450102, 500103, 510104, 520102, 610102, 990426]


def check(digits):
    return "10X98765432"[sum(int(d) * (2 ** (17 - i) % 11) for i, d in enumerate(digits)) % 11]


def number(i):
    digits = f"{REGIONS[i * 7 % 20]:06}{1950 + i * 13 % 60:04}{1 + i * 5 % 12:02}{1 + i * 11 % 28:02}{i % 1000:03}"
    right = check(digits)
    return digits + (("1" if right == "0" else "0") if i % 4 == 3 else right)


with open(sys.argv[1], "w", encoding="ascii") as file:
    for i in range(int(sys.argv[2]) if len(sys.argv) > 2 else 100_000):
        file.write(number(i) + "\n")
