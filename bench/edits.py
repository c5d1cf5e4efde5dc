"""Changes that people make to repositories of infrastructure, by general means: regressions, and harmless refactorings.

An edit is a function from a `Copy` to the files that it leaves otherwise: their new text, or None where they are deleted.
It names kinds of files and the words of tools, never a repository. One that finds nothing to change changes nothing.
"""
import re
import subprocess

WORKFLOWS = r"\.github/workflows/[^/]+\.ya?ml$"
TERRAFORM = r"\.tf$"
MANIFESTS = r"(?<!\.github)/[^.][^/]*\.ya?ml$"
ADHOC = "deploy-from-laptop.sh"


class Copy:
    """The files of a commit, as text."""

    def __init__(self, repository):
        self.repository = repository
        listed = subprocess.run(["git", "-C", repository, "ls-tree", "-r", "-z", "HEAD"], check=True, capture_output=True)
        entries = (line.split("\t", 1) for line in listed.stdout.decode(errors="surrogateescape").split("\0") if line)
        self.blobs = {path: head.split()[::2] for head, path in entries if head.startswith("100")}
        self.texts = {}
        self.reader = subprocess.Popen(["git", "-C", repository, "cat-file", "--batch"], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE)

    def paths(self, pattern):
        return [path for path in self.blobs if re.search(pattern, path)]

    def mode(self, path):
        return self.blobs.get(path, ["100644"])[0]

    def text(self, path):
        if path not in self.texts:
            self.reader.stdin.write((self.blobs[path][1] + "\n").encode())
            self.reader.stdin.flush()
            head = self.reader.stdout.readline().split()
            missing = len(head) < 3
            content = b"" if missing else self.reader.stdout.read(int(head[2]) + 1)[:-1]
            self.texts[path] = content.decode(errors="surrogateescape")
        return self.texts[path]


# What edits are made of.


def delete(pattern):
    return lambda copy: {path: None for path in copy.paths(pattern)}


def rewrite(pattern, change):
    """Changes the text of each file that the pattern finds."""

    def edit(copy):
        changed = {path: change(copy.text(path)) for path in copy.paths(pattern)}
        return {path: text for path, text in changed.items() if text != copy.text(path)}

    return edit


def replace(pattern, words, by):
    return rewrite(pattern, lambda text: re.sub(words, by, text, flags=re.MULTILINE))


class Edited:
    """A copy as earlier edits left it."""

    def __init__(self, copy, changes):
        self.copy, self.changes = copy, changes

    def paths(self, pattern):
        fresh = [path for path in self.changes if path not in self.copy.blobs and re.search(pattern, path)]
        return [path for path in self.copy.paths(pattern) + fresh if self.changes.get(path, "") is not None]

    def text(self, path):
        return self.changes.get(path) or self.copy.text(path)


def together(*edits):
    def edit(copy):
        changes = {}
        for one in edits:
            changes.update(one(Edited(copy, changes)))
        return changes

    return edit


def parted(text, header):
    """The text without the top-level blocks of HCL whose first line the pattern finds, and these blocks."""
    kept, taken, inside, ends = [], [], False, None
    for line in text.splitlines(keepends=True):
        if ends:  # within a here document or a comment
            (taken if inside else kept).append(line)
            ends = None if re.search(ends, line) else ends
            continue
        begins = not inside and re.match(header, line)
        (taken if inside or begins else kept).append(line)
        if begins:
            inside = line.count("{") > line.count("}")
        elif inside:
            inside = not line.startswith("}")
        here = re.search(r"<<-?(\w+)\s*$", line)
        if here:
            ends = r"^\s*" + here.group(1) + r"\s*$"
        elif re.match(r"\s*/\*", line) and "*/" not in line:
            ends = r"\*/"
    return "".join(kept), "".join(taken)


def blocks(header):
    return lambda text: parted(text, header)[0]


def documents(words):
    """The text without those of its YAML documents that the words are found in; None where none is left."""

    def change(text):
        kept = [part for part in re.split(r"(?m)^---.*\n", text) if not re.search(words, part, re.MULTILINE)]
        return "---\n".join(kept) if any(part.strip() for part in kept) else None

    return change


def without(pattern, words):
    """Deletes YAML documents, and files that nothing is left of."""

    def edit(copy):
        parted = documents(words)
        return {path: parted(copy.text(path)) for path in copy.paths(pattern)
                if re.search(words, copy.text(path), re.MULTILINE)}

    return edit


def by_hand(text):
    """A workflow that starts by hand only."""
    return re.sub(r"""(?m)^["']?on["']?:.*\n(?:(?:[ \t]+.*|[ \t]*#.*)?\n)*""", "on:\n  workflow_dispatch:\n\n", text)


def moved(copy, old, new, references=True):
    """Moves directories or files by their prefix; what names them follows unless it is left behind."""
    changes = {}
    for path in copy.blobs:
        text = None
        follows = references and re.search(r"(?<![\w-])" + re.escape(old), copy.text(path))
        if follows:
            text = re.sub(r"(?<![\w-])" + re.escape(old), lambda _: new, copy.text(path))
        if path.startswith(old):
            changes[path] = None
            changes[new + path[len(old):]] = copy.text(path) if text is None else text
        elif text is not None:
            changes[path] = text
    return changes


def homes(copy):
    """The top directories that hold infrastructure."""
    held = copy.paths(r"^[^./][^/]*/.*(\.tf|Chart\.yaml|kustomization\.yaml|\.rego)$")
    return sorted({path.split("/")[0] + "/" for path in held})


def renamed_without_its_pipelines(copy):
    changes = {}
    for home in homes(copy):
        changes.update(moved(copy, home, home[:-1] + "-code/", references=False))
    return changes


UNTIED = replace(TERRAFORM, r"^  vcs_repo\s*=?\s*\{\n(?:    .*\n)*  \}\n", "")


def applied_from_a_laptop(copy):
    """What pipelines, their scripts and hosted workspaces apply is applied by a script that nobody but people call."""
    def planned(text):
        lines = text.splitlines(keepends=True)
        for at, line in enumerate(lines):
            if re.search(r"\b(terraform|tofu|terragrunt|kubectl|helm|timoni)\b", line) and not line.lstrip().startswith("#"):
                line = re.sub(r"(?<![\w-])apply\b(?!\.)", "plan", line)
                lines[at] = re.sub(r"\bhelm (upgrade|install)\b", "helm template", line)
        return "".join(lines)

    changes = together(rewrite(r"(\.github/.*\.ya?ml|\.sh|[Mm]akefile)$", planned), UNTIED)(copy)
    if changes:
        changes[ADHOC] = "#!/bin/sh\nset -eu\ncd \"$1\"\nterraform apply\n"
    return changes


def long_runbooks(copy):
    steps = "".join(f"{step}. Log in to host {step} and run:\n\n   ```sh\n   sudo systemctl restart app-{step}\n   ```\n\n"
                    for step in range(1, 41))
    return {f"docs/runbooks/restart-{part}.md": f"# Restarting {part}\n\n{steps}" for part in
            ("intake", "billing", "search", "mail", "reports", "archive")}


# Each is told by name: what the gate must call lost (of these, those that the repository has), and the edit.
REGRESSIONS = {
    "checks no longer block": (
        {"iac.ci.every-checkin", "platform.guardrails-automatic", "platform.policy-enforcement",
         "iac.development.continual-improvement"},
        together(replace(WORKFLOWS, r"^(\s+)runs-on:", r"\1continue-on-error: true\n\1runs-on:"), UNTIED)),
    "checks start by hand only": (
        {"iac.ci.every-checkin", "iac.ci.production-like", "platform.guardrails-automatic", "iac.ci.not-left-broken"},
        together(rewrite(WORKFLOWS, by_hand), UNTIED)),
    "workflows deleted": (
        {"iac.ci.ci-server", "iac.ci.every-checkin", "platform.guardrails-automatic", "platform.git-triggered-provisioning",
         "iac.provisioning.pipeline-provisioned"},
        together(delete(r"^\.github/"), UNTIED)),
    "applied from a laptop": (
        {"iac.provisioning.pipeline-provisioned", "platform.git-triggered-provisioning"},
        applied_from_a_laptop),
    "folder renamed, its pipelines not": (
        {"iac.ci.every-checkin", "iac.provisioning.pipeline-provisioned", "platform.guardrails-automatic",
         "platform.policy-enforcement"},
        renamed_without_its_pipelines),
    "versions unpinned": (
        {"iac.development.declarative-tooling"},
        together(replace(TERRAFORM, r"^\s*(required_version|version)\s*=\s*\".*\"\n", ""),
                 delete(r"\.terraform\.lock\.hcl$|(^|/)\.(terraform-version|tool-versions)$"))),
    "modules at the newest commit": (
        {"platform.module-registry"},
        replace(TERRAFORM, r"\?ref=[^\"&]*", "")),
    "modules copied into their callers": (
        {"platform.module-adoption"},
        replace(TERRAFORM, r"^module \"", 'resource "terraform_data" "')),
    "policies deleted": (
        {"platform.policy-enforcement", "platform.compliance-speed", "platform.governance-blocks"},
        together(delete(r"\.rego$"), without(MANIFESTS, r"^apiVersion: (constraints|templates)\.gatekeeper\.sh|kyverno\.io/"))),
    "policies only warn": (
        {"platform.policy-enforcement", "platform.governance-blocks"},
        together(replace(r"\.rego$", r"\b(deny|violation)\b", "warn"),
                 replace(MANIFESTS, r"^(apiVersion: constraints\.gatekeeper\.sh(?:.*\n)+?spec:\n)(?:  enforcementAction:.*\n)?",
                         r"\1  enforcementAction: dryrun\n"))),
    "alerts reach nobody": (
        {"iac.observability.alerting"},
        together(rewrite(TERRAFORM, lambda text: re.sub(
            r"(?m)^\s*(alarm_actions|ok_actions|notification_channels|insufficient_data_actions)\s*=\s*(\[[^\]]*\]|.*)\n", "",
            blocks(r'(resource|module) "[^"]*(pagerduty|chatbot|notification_channel|sns_topic|opsgenie)')(text))),
            delete(r"(pagerduty|chatbot)[^/]*\.tf$|/pagerduty/"))),
    "alerts and dashboards deleted": (
        {"iac.observability.metrics-defined", "iac.observability.alerting", "iac.observability.reviewed"},
        together(rewrite(TERRAFORM, blocks(
            r'(resource|module) "[^"]*(alarm|alert|pingdom|budget|monitor|dashboard|securityhub|baseline)')),
            without(MANIFESTS, r"^kind:\s*(PrometheusRule|AlertmanagerConfig|GrafanaDashboard)|grafana_dashboard"))),
    "metrics no longer collected": (
        {"iac.observability.metrics-calculated", "iac.observability.real-time"},
        together(without(MANIFESTS, r"^kind:\s*(ServiceMonitor|PodMonitor|Probe|PrometheusRule)"),
                 rewrite(TERRAFORM, blocks(r'(resource|module) "[^"]*(alarm|alert|metric|monitor)')),
                 replace(r"\.(ya?ml|tf)$", r"^.*(prometheus\.io/|performance_insights\w*\s*=|monitoring_interval\s*=).*\n", ""),
                 replace(r"\.(ya?ml|tf)$", r"serviceMonitor\b", "unwatched"))),
    "certificates no longer by the cluster": (
        {"iac.management.self-configuring"},
        together(without(MANIFESTS, r"^kind:\s*(Certificate|ExternalSecret|Issuer)"),
                 rewrite(TERRAFORM, lambda text: blocks(r'resource "(kubernetes_manifest|helm_release)"')(text)
                         if re.search("cert-manager|external-|load-balancer-controller", text) else text),
                 replace(MANIFESTS, r"^.*(cert-manager\.io|external-dns\.alpha).*\n", ""))),
    "autoscaler deleted": (
        {"iac.management.self-optimizing"},
        together(delete(r"autoscal[^/]*\.tf$"), replace(r"\.(tf|json)$", r"^.*autoscaling:.*\n", ""))),
    "updates by hand again": (
        {"platform.proactive-updates", "iac.development.continual-improvement"},
        delete(r"(^|/)(\.?renovate[^/]*|dependabot\.ya?ml)$")),
    "documents deleted": (
        {"platform.tooling-index", "iac.observability.documented", "platform.versioned-and-documented"},
        delete(r"(?i)(^|/)(readme|contributing)[^/]*$|\.md$|\.md\.erb$")),
    "runbooks of forty steps": (
        {"platform.long-runbooks"},
        long_runbooks),
    "templates inlined": (
        {"platform.ci-templates"},
        together(replace(WORKFLOWS, r"^( +)uses: .*/\.github/workflows/.*$",
                         r"\1runs-on: ubuntu-latest\n\1steps:\n\1  - run: make all"),
                 replace(r"^\.github/.*\.ya?ml$", r"uses: \./\.github/actions/.*$", "run: make all"),
                 replace(WORKFLOWS, r"^  workflow_call:.*\n(?:(?:    .*)?\n)*", "  workflow_dispatch:\n\n"),
                 delete(r"^\.github/actions/|^actions-templates/"))),
    "chart without versions": (
        {"platform.versioned-and-documented"},
        together(replace(r"(^|/)Chart\.yaml$", r"^version:.*\n", ""), delete(r"charts/.*README\.md$"))),
    "environments merged into one": (
        {"iac.ci.production-like"},
        delete(r"(^|/)(overlays|clusters)/|e2e[^/]*$|kind[^/]*$|(^|/)bundles/")),
    "requests no longer by file": (
        {"iac.provisioning.self-service"},
        delete(r"^environments(-networks)?/|/repos\.ya?ml$")),
    "logs no longer shipped": (
        {"iac.observability.centralized"},
        together(rewrite(TERRAFORM, blocks(
            r'(resource|module) ".*(log|beat|shipper|cloudfunctions|cloud_run|firehose|monitor|trail|observab|fluent|alert|alarm|baseline|waf|gateway|opensearch)')),
            without(MANIFESTS, r"^kind:\s*(ClusterFlow|ClusterOutput)|fluent"))),
    "tests deleted": (
        {"iac.ci.some-tests"},
        together(delete(r"^\.github/|(^|/)(tests?|scripts)/|_test\.|\.pre-commit|[Mm]akefile$"), UNTIED)),
}


# Harmless changes.


def reformatted(copy):
    """More air, other ends of lines, comments."""
    changes = {}
    for path in copy.paths(r"\.(tf|ya?ml)$"):
        text = copy.text(path)
        if path.endswith(".tf"):
            text = re.sub(r"(?m)^(resource|module|data|variable|terraform)\b", r"# The next block.\n\1", text)
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        elif re.search(WORKFLOWS, path):
            text = "# Formatted anew.\n" + re.sub(r"(?m)^(jobs|permissions|env):", r"\n\1:", text)
        changes[path] = text
    return changes


def renamed_workflows(copy):
    """Each workflow under another name; what calls one by path follows."""
    changes = {}
    names = [path.rsplit("/", 1)[1] for path in copy.paths(WORKFLOWS)]
    callers = copy.paths(r"\.ya?ml$|\.md$|\.sh$")
    for path in copy.paths(WORKFLOWS) + [path for path in callers if not re.search(WORKFLOWS, path)]:
        text = copy.text(path)
        for name in names:
            if name in text:
                text = re.sub(r"(?<=workflows/)" + re.escape(name), "pipeline-" + name, text)
        if re.search(WORKFLOWS, path):
            changes[path] = None
            changes[".github/workflows/pipeline-" + path.rsplit("/", 1)[1]] = text
        elif text != copy.text(path):
            changes[path] = text
    return changes


def split_workflows(copy):
    """The jobs of a workflow that do not wait for one another, in two files."""
    changes = {}
    for path in copy.paths(WORKFLOWS):
        text = copy.text(path)
        head, _, jobs = text.partition("\njobs:\n")
        parts = re.split(r"(?m)^(?=  [\w-]+:\s*$)", jobs)
        parts = [part for part in parts if part.strip()]
        if len(parts) < 2 or "needs:" in jobs or "workflow_call" in head or not parts[0].startswith("  "):
            continue
        half = len(parts) // 2
        stem, ending = path.rsplit(".", 1)
        changes[path] = head + "\njobs:\n" + "".join(parts[:half])
        changes[f"{stem}-more.{ending}"] = head + "\njobs:\n" + "".join(parts[half:])
    return changes


def split_terraform(copy):
    """Each kind of block in a file of its own, as many style guides ask for."""
    changes = {}
    for path in copy.paths(r"(^|/)main\.tf$"):
        kept, taken = parted(copy.text(path), r"(resource|module) ")
        target = path[:-len("main.tf")] + "things.tf"
        if taken and target not in copy.blobs:
            changes.update({path: kept, target: taken})
    return changes


def renamed_terraform(copy):
    """main.tf under another name."""
    changes = {}
    for path in copy.paths(r"(^|/)main\.tf$"):
        target = path[:-len("main.tf")] + "infrastructure.tf"
        if target not in copy.blobs:
            changes[path] = None
            changes[target] = copy.text(path)
    return changes


def moved_homes(copy):
    """Each top directory of infrastructure under another name; whatever names it follows."""
    changes = {}
    for home in homes(copy):
        if home != "policy/":  # a tool's own default
            changes.update(moved(copy, home, home[:-1] + "-code/"))
    return changes


def extracted_scripts(copy):
    """Inline scripts of workflows without expressions, in files."""
    changes = {}
    for path in copy.paths(WORKFLOWS):
        lines, out, number, at = copy.text(path).splitlines(keepends=True), [], 0, 0
        while at < len(lines):
            start = re.match(r"^(\s*(?:- )?)run: \|\s*$", lines[at])
            if not start:
                out.append(lines[at])
                at += 1
                continue
            column = len(start.group(1))
            end = at + 1
            while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > column):
                end += 1
            body = lines[at + 1:end]
            if any("${{" in line for line in body):
                out.extend(lines[at:end])
            else:
                number += 1
                indent = min((len(line) - len(line.lstrip()) for line in body if line.strip()), default=0)
                name = f".github/scripts/{path.rsplit('/', 1)[1].rsplit('.', 1)[0]}-{number}.sh"
                changes[name] = "#!/bin/bash\nset -e\n" + "".join(line[indent:] or "\n" for line in body)
                out.append(f"{start.group(1)}run: bash {name}\n")
            at = end
        if "".join(out) != copy.text(path):
            changes[path] = "".join(out)
    return changes


def extracted_module(copy):
    """The resources of a file that need nothing of the rest, in a module of their own that the root calls."""
    changes = {}
    for path in copy.paths(r"(^|/)(main|ecr|s3|sns|sqs)\.tf$"):
        kept, taken = parted(copy.text(path), r"resource ")
        folder = path[:path.rfind("/") + 1]
        if taken and not re.search(r"\b(var|local|module|data|path)\.", taken) and "/modules/" not in path and folder:
            name = path[len(folder):-len(".tf")]
            changes[f"{folder}modules/{name}/main.tf"] = taken
            changes[path] = kept + f'\nmodule "{name}" {{\n  source = "./modules/{name}"\n}}\n'
    return changes


def renamed_steps(copy):
    return replace(WORKFLOWS, r"^(\s+- name: )(.*)$", r"\1Now \2")(copy)


REFACTORINGS = {
    "reformatted": reformatted,
    "workflows renamed": renamed_workflows,
    "workflows split in two": split_workflows,
    "steps renamed": renamed_steps,
    "scripts moved out of workflows": extracted_scripts,
    "main.tf renamed": renamed_terraform,
    "main.tf split": split_terraform,
    "module extracted": extracted_module,
    "folders moved, references too": moved_homes,
    "comments removed": together(replace(WORKFLOWS, r"^ {0,6}#.*\n", ""), replace(TERRAFORM, r"^ {0,2}#.*\n", "")),
    "documents reworded": replace(r"(?i)(^|/)readme\.md$", r"\Z", "\nWords that change nothing.\n"),
    "manifests renamed": lambda copy: {
        new: text for path in copy.paths(r"(^|/)\d\d-[a-z-]+\.ya?ml$")
        for new, text in ((path, None), (re.sub(r"/(\d\d)-", r"/\1-the-", path), copy.text(path)))},
}
