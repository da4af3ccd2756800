#!/usr/bin/env python3
"""How many sources are marked in the words that name them?  source-spans.py GOLD.jsonl [--floor F]

PolNeAR's annotators count what describes a source into its span ("Mara Quill, who leads the board"); we mark the words that
name it, with the title, without further description. This cuts each source of GOLD at the comma or the relative pronoun
behind which it is described, lets ../shared/eval/evaluate.py score the release build on the copy, and prints the figure of
the span (F1, overlap of a half or more) before and after. With --floor it ends with 1 where the figure lies below.
"""
import argparse, json, pathlib, re, subprocess, sys, tempfile

EVALUATE = pathlib.Path(__file__).resolve().parents[2] / "shared/eval/evaluate.py"
DESCRIPTION = re.compile(r"(.+?)(, (?!and\b|or\b|Jr|Sr|III?\b)| (?=who\b|which\b)|,? \()")
JOINT = re.compile(r"[^,]+, [A-Z][\w.]+( [A-Z][\w.]+)* and [A-Z]")
NAME = re.compile(r"([A-Z][\w.'\u2019-]+ ?){2,4}$")


def cut(words):
    """The offsets in `words` of what names the source."""
    found = DESCRIPTION.match(words)
    if not found or JOINT.match(words):
        return 0, len(words)
    head, rest = found.group(1), words[found.end():].rstrip(", ")
    # "its owner, Mara Quill": the name stands behind the comma
    if not re.search("[A-Z]", head[1:]) and NAME.match(rest):
        start = words.index(rest)
        return start, start + len(rest)
    return 0, len(head)


def figure(gold):
    run = subprocess.run([str(EVALUATE), str(gold), "--core", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return json.loads(run.stdout)["prf"]["source overlap>=0.5"][2]


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("gold", type=pathlib.Path)
parser.add_argument("--floor", type=float, default=0.0)
args = parser.parse_args()
sources = changed = 0
with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as copy:
    for line in args.gold.open(encoding="utf-8"):
        document = json.loads(line)
        for quote in document["quotes"]:
            source = quote.get("source") or {}
            if source.get("start") is None:
                continue
            first, last = cut(document["text"][source["start"]:source["end"]])
            changed += (first, last) != (0, source["end"] - source["start"])
            source["start"], source["end"] = source["start"] + first, source["start"] + last
            sources += 1
        copy.write(json.dumps(document) + "\n")
    copy.flush()
    before, after = figure(args.gold), figure(copy.name)
print(f"source span {before:.3f}; {after:.3f} where {changed} of {sources} sources are cut to what names them   floor {args.floor:.3f}")
sys.exit(after < args.floor)
