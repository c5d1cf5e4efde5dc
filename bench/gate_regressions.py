#!/usr/bin/env python3
"""Gates constructed regressions and harmless refactorings of real repositories, with --fail-on indicator.

    bench/gate-regressions [-v] [-o NAME] REPOSITORY [REPOSITORY ...]

Each edit of bench/edits.py is committed on top of HEAD in a temporary clone, without a checkout. A regression is asked of a
repository where the edit finds something to change and one of the practices that it takes away is there. It is caught when
the gate is red for one of them and names a file that the edit touched, or its neighbour. Its twin has the same files made unreadable instead
(pointers of Git LFS): the gate must not know. A refactoring must be green. -v prints the page of each gate, -o runs the
edits only whose names hold NAME. Exit code 1 when an answer is wrong.
"""
import collections
import os
import re
import subprocess
import sys
import tempfile

import edits

HERE = os.path.dirname(os.path.abspath(__file__))
Answer = collections.namedtuple("Answer", "ruling shown lost untold page")


def pointer(path):
    return f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize {100_000 + len(path)}\n"


def commit(clone, branch, changes, mode, date):
    """One commit on top of HEAD; the time is that of HEAD, so that both are judged on the same day."""
    stream = [f"commit refs/heads/{branch}\ncommitter bench <bench@example.org> {date}\ndata 5\nEdit\nfrom HEAD^0\n".encode()]
    for path, text in sorted(changes.items(), key=lambda change: (change[1] is not None, change[0])):
        name = '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if text is None:
            stream.append(f"D {name}\n".encode(errors="surrogateescape"))
        else:
            content = text.encode(errors="surrogateescape")
            head = f"M {mode(path)} inline {name}\ndata {len(content)}\n"
            stream.append(head.encode(errors="surrogateescape") + content + b"\n")
    subprocess.run(["git", "-C", clone, "fast-import", "--quiet", "--force"], check=True, input=b"".join(stream))


class Gates:
    """One process that gates each commit it is given against HEAD."""

    def __init__(self, clone):
        classes = os.environ.get("TIDEMARK_CLASSES", os.path.join(HERE, "..", ".tidemark-build", "tidemark.jar"))
        options = os.environ.get("TIDEMARK_JAVA_OPTIONS", "").split()
        self.process = subprocess.Popen(
            ["java", "-XX:+UseSerialGC", *options, "-cp", classes, os.path.join(HERE, "GateEdits.java"), clone, "HEAD"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", errors="surrogateescape")

    def ask(self, branch):
        self.process.stdin.write(f"refs/heads/{branch}\n")
        self.process.stdin.flush()
        answer = Answer([], set(), {}, set(), [])
        for line in self.process.stdout:
            mark, _, rest = line.rstrip("\n").partition(" ")
            name, *places = rest.split("\t")
            if mark == ".":
                return answer
            elif mark == "=":
                answer.ruling.append(rest)
            elif mark == "+":
                answer.shown.add(name)
            elif mark == "!":
                answer.lost.setdefault(name, []).extend(places)
            elif mark == "?":
                answer.untold.add(name)
            else:
                answer.page.append(rest)
        sys.exit("the gate ended: " + branch)


class Trial:
    """Every edit of one repository."""

    def __init__(self, clone, name, verbose, only):
        self.copy = edits.Copy(clone)
        self.clone, self.name, self.verbose, self.only = clone, name, verbose, only
        self.date = subprocess.run(["git", "-C", clone, "log", "-1", "--format=%cd", "--date=raw", "HEAD"], check=True,
                                   capture_output=True, text=True).stdout.strip()
        self.gates = Gates(clone)
        self.tally = collections.Counter()

    def gate(self, branch, changes):
        branch = re.sub(r"\W+", "-", branch)
        commit(self.clone, branch, changes, self.copy.mode, self.date)
        return self.gates.ask(branch)

    def tell(self, kind, right, edit, words, answer):
        self.tally[kind, right] += 1
        print(f"{'right' if right else 'WRONG'} {self.name:30} {edit:44} {words}", flush=True)
        if self.verbose or not right:
            print("".join(f"        {line}\n" for line in answer.page[:60]), end="")

    def regression(self, edit, asked, change):
        changes = change(self.copy)
        answer = self.gate("red " + edit, changes) if changes else None
        if not answer or not asked & answer.shown:
            return
        ruling = answer.ruling[0]
        touched = set(changes) | {os.path.dirname(path) for path in changes}
        caught = {name: [place for place in places if place in touched or os.path.dirname(place) in touched]
                  for name, places in answer.lost.items() if name in asked}
        caught = {name: places for name, places in caught.items() if places}
        self.tell("red", ruling == "FAILED" and bool(caught), edit, " ".join(
            [ruling, *(f"{name} at {places[0]};" for name, places in sorted(caught.items()))]
            if caught else [ruling, "keeps", *sorted(asked & answer.shown)]), answer)
        blind = {path: pointer(path) for path in changes if path in self.copy.blobs} or {path: pointer(path) for path in changes}
        twin = self.gate("blind " + edit, blind)
        self.tell("blind", twin.ruling == ["INDETERMINATE"], edit + " (unreadable)",
                  " ".join([*twin.ruling, *(sorted(twin.untold & asked) or sorted(twin.untold))]), twin)

    def refactoring(self, edit, change):
        changes = change(self.copy)
        if changes:
            answer = self.gate("green " + edit, changes)
            self.tell("green", answer.ruling == ["PASSED"], edit, f"{answer.ruling[0]} {len(changes)} files", answer)

    def run(self):
        for edit, (asked, change) in edits.REGRESSIONS.items():
            if self.only in edit:
                self.regression(edit, asked, change)
        for edit, change in edits.REFACTORINGS.items():
            if self.only in edit:
                self.refactoring(edit, change)
        return self.tally


def name_of(repository):
    """The last word of the path that says something."""
    return [part for part in os.path.abspath(repository).split(os.sep) if part not in ("repo", ".git")][-1].split("+")[-1]


def main():
    arguments = sys.argv[1:]
    verbose = "-v" in arguments
    arguments = [word for word in arguments if word != "-v"]
    only = ""
    if arguments[:1] == ["-o"]:
        only, arguments = arguments[1], arguments[2:]
    if not arguments:
        sys.exit(__doc__)
    tally = collections.Counter()
    for repository in arguments:
        with tempfile.TemporaryDirectory() as work:
            clone = os.path.join(work, "clone")
            # Not --shared: objects that lie in another repository are not read.
            subprocess.run(["git", "clone", "-q", "--bare", repository, clone], check=True)
            tally += Trial(clone, name_of(repository), verbose, only).run()
    for kind, words in (("red", "regressions are red"), ("blind", "unreadable twins cannot be told"),
                        ("green", "refactorings are green")):
        print(f"{tally[kind, True]} of {tally[kind, True] + tally[kind, False]} {words}")
    sys.exit(any(not right for _, right in tally))


if __name__ == "__main__":
    main()
