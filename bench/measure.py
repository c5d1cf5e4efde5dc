#!/usr/bin/env python3
"""Runs commands several times as whole processes and prints what the operating system says of each.

    bench/measure.py [-n RUNS] NAME COMMAND [ARGUMENT ...] [--- NAME COMMAND [ARGUMENT ...]] ...

The commands take turns (A B A B ...), so that a machine that slows down slows all of them. One run of each comes first and
is not counted. Printed are the medians of wall and processor seconds, and the largest peak of resident memory, of the
process and of the children that it waited for. Output is thrown away. Only Python's standard library.
"""
import os
import statistics
import subprocess
import sys
import time


def run(command):
    """Wall seconds, processor seconds and peak MiB of one run; what it printed is thrown away."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return wall, usage.ru_utime + usage.ru_stime, peak


def main():
    arguments = sys.argv[1:]
    runs = 5
    if arguments[:1] == ["-n"]:
        runs = int(arguments[1])
        arguments = arguments[2:]
    commands = [[]]
    for argument in arguments:
        if argument == "---":
            commands.append([])
        else:
            commands[-1].append(argument)
    if any(len(command) < 2 for command in commands):
        sys.exit(__doc__)
    figures = {command[0]: [] for command in commands}
    for turn in range(runs + 1):
        for name, *command in commands:
            figure = run(command)
            if turn > 0:
                figures[name].append(figure)
    first = None
    print(f"{'':34} {'wall s':>8} {'cpu s':>8} {'peak MiB':>9} {'ratio':>7}   median of {runs}")
    for name, measured in figures.items():
        wall = statistics.median(figure[0] for figure in measured)
        cpu = statistics.median(figure[1] for figure in measured)
        peak = max(figure[2] for figure in measured)
        first = first or wall
        print(f"{name:34} {wall:8.3f} {cpu:8.3f} {peak:9.0f} {wall / first:7.1f}")


if __name__ == "__main__":
    main()
