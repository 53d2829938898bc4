#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Counts what the structure of the sources comes to, of one revision or of several side by side.

    tests/house/count.py [REVISION...]     the working tree where no revision is named

Read with regular expressions, not with a compiler: good for comparing two revisions by the same
rules, not for the last method. Of the shipped sources (shared/, server_gui/, client_gui/):

  classes       those with a body in a header: methods and data members, structs of plain data apart
  files         lines
  functions     lines, from the head to the closing brace, in .cpp files
  crossing      calls between methods of one class that lead from one of its .cpp files into another
  circles       files, or folders, that include one another
  sentences     words a sentence in README, docs/, ARCHITECTURE, PROTOCOL and CONTRIBUTING
  comments      lines of comment to a hundred lines of code
"""
import argparse
import collections
import pathlib
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile

ROOTS = ("shared", "server_gui", "client_gui")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "shared/ARCHITECTURE.md", "shared/PROTOCOL.md", "docs")


def blanked(text):
    """The text without comments and literals, its lines kept."""
    part = re.compile(r'//[^\n]*|/\*.*?\*/|R"\((?:.|\n)*?\)"|"(?:[^"\\\n]|\\.)*"|(?<!\w)\'(?:[^\'\\\n]|\\.)*\'', re.S)
    return part.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def body_end(text, opening):
    """Where the brace at `opening` is closed."""
    depth = 0
    for at in range(opening, len(text)):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0:
                return at
    return len(text)


def without_inner_bodies(text):
    """The declarations of a class: what stands in braces is replaced by ';'."""
    out, at = [], 0
    while at < len(text):
        if text[at] == "{":
            at = body_end(text, at)
            out.append(";")
        else:
            out.append(text[at])
        at += 1
    return "".join(out)


class Kind:
    """A class with its methods, by access, and its data members."""

    def __init__(self, name, keyword, declarations):
        self.name = name
        self.is_struct = keyword == "struct"
        self.public_methods, self.methods, self.members = set(), set(), set()
        access = "public" if self.is_struct else "private"
        declarations = re.sub(r"\b(public|protected|private|signals|Q_SIGNALS)(\s+Q_SLOTS)?\s*:", r";@\1;", declarations)
        for statement in declarations.split(";"):
            statement = " ".join(statement.split())
            if statement.startswith("@"):
                access = statement[1:]
                continue
            if not statement or re.match(r"(using|friend|enum|struct|class|template <typename T>$|static_assert|Q_)\b", statement):
                continue
            method = re.search(r"(~?\w+|operator\S+)\s*\(", re.sub(r"<[^<>]*(?:<[^<>]*>[^<>]*)*>", "", statement))
            if method and not re.search(r"\bstd::function\b", statement.split("(")[0]):
                name = method.group(1)
                if name in (self.name, "~" + self.name) or name.startswith("operator"):
                    continue
                self.methods.add(name)
                if access in ("public", "signals", "Q_SIGNALS"):
                    self.public_methods.add(name)
            elif "static constexpr" not in statement:
                member = re.search(r"(\w+)(?:\s*=.*)?$", statement)
                if member and " " in statement:
                    self.members.add(member.group(1))


def kinds_in(text):
    head = re.compile(r"^[ \t]*(class|struct)\s+(?:\[\[\w+\]\]\s*)?(\w+)(?:\s+final)?(?:\s*:[^;{]*)?\s*\{", re.M)
    for found in head.finditer(text):
        opening = found.end() - 1
        body = text[opening + 1:body_end(text, opening)]
        yield Kind(found.group(2), found.group(1), without_inner_bodies(body))


def functions_in(text):
    """(class or '', name, body, lines) of each function that a .cpp file defines.

    Statement by statement: what stands between the last one's end and the next brace is a head.
    """
    named = re.compile(r"(?:(\w+)::)?(~?\w+|operator[^\s(]*)\s*\(")
    text = re.sub(r"^[ \t]*#[^\n]*", lambda m: " " * len(m.group()), text, flags=re.M)
    start = at = 0
    while at < len(text):
        if text[at] in ";}":
            start = at = at + 1
        elif text[at] != "{":
            at += 1
        else:
            head = text[start:at].strip()
            opening = at
            if re.match(r"(inline )?namespace\b|extern\b", head):
                start = at = at + 1 # what is in it stands on the same footing
                continue
            at = body_end(text, at) + 1
            if re.search(r"\)[^()]*:\s", head) and re.search(r"\w$", head):
                continue  # a member's initializer
            found = named.search(head)
            if found and not re.match(r"(class|struct|enum|union|using)\b", head) and "=" not in head[:found.start()]:
                begin = start + len(text[start:opening]) - len(text[start:opening].lstrip())
                yield found.group(1) or "", found.group(2), text[opening:at], text.count("\n", begin, at) + 1
            start = at


def circles(edges):
    """The strongly connected parts of more than one node (Tarjan)."""
    index, low, stack, on_stack, found, counter = {}, {}, [], set(), [], 0
    for root in list(edges):
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = counter
        counter += 1
        stack.append(root)
        on_stack.add(root)
        while work:
            node, rest = work[-1]
            for to in rest:
                if to not in index:
                    index[to] = low[to] = counter
                    counter += 1
                    stack.append(to)
                    on_stack.add(to)
                    work.append((to, iter(edges[to])))
                    break
                if to in on_stack:
                    low[node] = min(low[node], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = []
                    while True:
                        part.append(stack.pop())
                        on_stack.discard(part[-1])
                        if part[-1] == node:
                            break
                    if len(part) > 1:
                        found.append(part)
    return found


def sentence_lengths(top):
    lengths = []
    for name in DOCUMENTS:
        path = top / name
        files = sorted(path.glob("*.md")) if path.is_dir() else [path] if path.exists() else []
        for file in files:
            text, code, prose = file.read_text(encoding="utf-8"), False, []
            for line in text.split("\n"):
                if line.startswith("```"):
                    code = not code
                bare = line.strip()
                if code or line.startswith("    ") or not bare or bare[0] in "|#":
                    prose.append("\n")
                else:
                    prose.append(("\n" if re.match(r"[-*\d]+\.? ", bare) else " ") + bare)
            for block in re.sub(r"`[^`]*`", "x", "".join(prose)).split("\n"):
                for sentence in re.split(r"(?<=[.!?:;])\s+(?=[A-Z*x(])", block):
                    words = re.findall(r"\w[\w'’-]*", sentence)
                    if len(words) > 2:
                        lengths.append(len(words))
    return lengths


def spread(values):
    if not values:
        return "–"
    values = sorted(values)
    return f"{statistics.median(values):g} / {values[int(len(values) * 0.9)]:g} / {values[-1]:g}"


def count(top):
    headers, sources = {}, {}
    for root in ROOTS:
        for path in sorted((top / root).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                (headers if path.suffix == ".h" else sources)[str(path.relative_to(top))] = path.read_text(encoding="utf-8")
    everything = {**headers, **sources}
    bare = {name: blanked(text) for name, text in everything.items()}

    kinds = {kind.name: kind for name in headers for kind in kinds_in(bare[name]) if kind.methods}
    classes = [kind for kind in kinds.values() if not kind.is_struct]
    rows = {"classes": str(len(classes))}
    for label, of in (("methods a class", lambda k: len(k.methods)), ("public methods a class", lambda k: len(k.public_methods)),
                      ("data members a class", lambda k: len(k.members))):
        rows[label] = spread([of(kind) for kind in classes])
    rows["classes over 15 public methods"] = str(sum(len(k.public_methods) > 15 for k in classes))
    rows["classes over 10 members"] = str(sum(len(k.members) > 10 for k in classes))
    largest = sorted(classes, key=lambda k: -len(k.methods) - len(k.members))[:5]
    rows["largest (methods, members)"] = ", ".join(f"{k.name} {len(k.methods)}, {len(k.members)}" for k in largest)

    rows["files"] = str(len(everything))
    rows["lines a file"] = spread([text.count("\n") for text in everything.values()])
    functions, homes = [], collections.defaultdict(dict)
    for name in sources:
        for owner, function, body, lines in functions_in(bare[name]):
            functions.append(lines)
            if owner:
                homes[owner][function] = name
    rows["functions"] = str(len(functions))
    rows["lines a function"] = spread(functions)

    calls, crossing = collections.Counter(), collections.Counter()
    for name in sources:
        for owner, _, body, _ in functions_in(bare[name]):
            if len(set(homes[owner].values())) < 2 or not owner:
                continue
            for called in re.findall(r"(?<![\w.>:])(\w+)\(", body):
                if called in homes[owner]:
                    calls[owner] += 1
                    crossing[owner] += homes[owner][called] != name
    rows["classes in several .cpp files"] = str(sum(len(set(h.values())) > 1 for h in homes.values()))
    rows["calls across files of one class"] = f"{sum(crossing.values())} of {sum(calls.values())}" + "".join(
        f"; {owner} {n}" for owner, n in crossing.most_common(3) if n)

    files, folders = collections.defaultdict(set), collections.defaultdict(set)
    for name, text in everything.items():
        for included in re.findall(r'^#include "([^"]+)"', text, re.M):
            for base in ("shared/", "", str(pathlib.PurePath(name).parent) + "/"):
                target = base + included
                if target in everything:
                    files[name].add(target)
                    here, there = str(pathlib.PurePath(name).parent), str(pathlib.PurePath(target).parent)
                    if here != there:
                        folders[here].add(there)
                    break
    for graph in (files, folders):
        for to in [t for targets in list(graph.values()) for t in targets]:
            graph.setdefault(to, set())
    rows["circles of files, of folders"] = f"{len(circles(files))}, {len(circles(folders))}"

    rows["words a sentence"] = spread(sentence_lengths(top))
    code = sum(1 for text in bare.values() for line in text.split("\n") if line.strip())
    comment = sum(1 for text in everything.values() for line in text.split("\n") if re.match(r"\s*//", line))
    rows["comment lines to 100 of code"] = f"{100 * comment / code:.0f}"
    return rows


def tree_of(revision, into):
    """The files of a revision of this repository."""
    archive = subprocess.run(["git", "archive", "--format=tar", revision], check=False, capture_output=True)
    if archive.returncode:
        sys.exit(f"count.py: {revision}: {archive.stderr.decode().strip()}")
    path = pathlib.Path(into) / "tree.tar"
    path.write_bytes(archive.stdout)
    top = pathlib.Path(into) / "tree"
    with tarfile.open(path) as tar:
        tar.extractall(top)
    return top


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("revisions", nargs="*", metavar="REVISION")
    revisions = options.parse_args().revisions
    columns = {}
    if not revisions:
        columns["working tree"] = count(pathlib.Path(__file__).resolve().parents[2])
    for revision in revisions:
        with tempfile.TemporaryDirectory() as scratch:
            columns[revision] = count(tree_of(revision, scratch))
    print("| (median / 90th percentile / largest) | " + " | ".join(columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    for row in next(iter(columns.values())):
        print(f"| {row} | " + " | ".join(rows[row] for rows in columns.values()) + " |")


if __name__ == "__main__":
    main()
