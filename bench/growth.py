#!/usr/bin/env python3
"""Measures how the time and memory of a scan grow with a repository, beside `git cat-file` over all of its blobs.

    bench/growth.py [-n RUNS] monorepo|sparse|workflows SIZE [SIZE ...]

Makes a repository of each size (bench/generate.py), scans them in turns, and prints medians, by 1,000 files too.
"""
import os
import statistics
import subprocess
import sys
import tempfile

import generate
import measure

HERE = os.path.dirname(os.path.abspath(__file__))
TIDEMARK = os.path.join(HERE, "..", "tidemark")


def listed(directory):
    """How many files the repository has, and where the ids of their blobs are listed."""
    tree = subprocess.run(["git", "-C", directory, "ls-tree", "-r", "HEAD"], check=True, capture_output=True, text=True)
    lines = tree.stdout.splitlines()
    blobs = directory + ".blobs"
    with open(blobs, "w") as out:
        out.writelines(sorted({line.split()[2] + "\n" for line in lines}))
    return len(lines), blobs


def main():
    arguments = sys.argv[1:]
    runs = 3
    if arguments[:1] == ["-n"]:
        runs = int(arguments[1])
        arguments = arguments[2:]
    if len(arguments) < 2 or arguments[0] not in generate.KINDS:
        sys.exit(__doc__)
    kind, sizes = arguments[0], [int(size) for size in arguments[1:]]
    subprocess.run([TIDEMARK, "--version"], check=True, stdout=subprocess.DEVNULL)  # built, and its archive made
    with tempfile.TemporaryDirectory() as work:
        rows = []
        for size in sizes:
            directory = os.path.join(work, f"{kind}-{size}")
            generate.repository(kind, size, directory)
            rows.append((directory, *listed(directory)))
        figures = {directory: [] for directory, _, _ in rows}
        for turn in range(runs + 1):
            for directory, _, blobs in rows:
                git = measure.run(["sh", "-c", 'git -C "$1" cat-file --batch --buffer <"$2"', "sh", directory, blobs])
                scan = measure.run([TIDEMARK, "scan", directory, "--report", "json"])
                if turn > 0:
                    figures[directory].append((*git[:2], *scan))
        print(f"{'files':>8} {'git wall':>9} {'git cpu':>8} {'wall s':>8} {'cpu s':>8} {'peak MiB':>9}"
              f" {'cpu s per 1,000':>16} {'MiB per 1,000':>14} {'wall ratio':>11}")
        for directory, files, _ in rows:
            git_wall, git_cpu, wall, cpu, peak = (statistics.median(column) for column in zip(*figures[directory]))
            print(f"{files:8d} {git_wall:9.3f} {git_cpu:8.3f} {wall:8.2f} {cpu:8.2f} {peak:9.0f}"
                  f" {cpu / files * 1000:16.3f} {peak / files * 1000:14.1f} {wall / git_wall:11.1f}")


if __name__ == "__main__":
    main()
