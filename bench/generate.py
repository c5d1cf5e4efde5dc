#!/usr/bin/env python3
"""Makes a bare Git repository of a wanted size, the same bytes every time.

    bench/generate.py monorepo FILES DIRECTORY     services with Terraform roots, overlays, charts, documents and workflows,
                                                   of the sizes that such files have in public repositories
    bench/generate.py sparse FILES DIRECTORY       the same with hardly anything in each file
    bench/generate.py workflows COUNT DIRECTORY    workflows with what they call: others, actions, make targets, scripts

Only Python's standard library and git.
"""
import itertools
import subprocess
import sys

import charts
import services

COMMITS = 40
DAY = 86_400
FIRST_COMMIT = 1_700_000_000


def service(n):
    """The twenty files of one service, and now and then a module or workflow that it shares."""
    at = f"services/team-{n % 40}/service-{n}"
    module = n // 10
    for environment in ("staging", "production"):
        root = f"{at}/terraform/{environment}"
        yield f"{root}/main.tf", f"""\
module "bucket" {{
  source      = "../../../../../modules/module-{module}"
  name        = "service-{n}-{environment}"
  environment = "{environment}"
}}

module "vpc" {{
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.{n % 20}.0"
  name    = "service-{n}"
}}

resource "aws_sqs_queue" "orders" {{
  name                      = "orders-{n}"
  message_retention_seconds = {60 * (n % 90 + 1)}
  tags = {{
    Owner       = "team-{n % 40}"
    Environment = var.environment
  }}
}}

resource "aws_cloudwatch_metric_alarm" "age" {{
  alarm_name          = "service-{n}-age"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "ApproximateAgeOfOldestMessage"
  namespace           = "AWS/SQS"
  threshold           = {n % 300 + 30}
}}
"""
        yield f"{root}/variables.tf", f"""\
variable "environment" {{
  description = "Where it runs"
  type        = string
  default     = "{environment}"
}}

variable "size" {{
  type    = number
  default = {n % 7 + 1}
}}
"""
        yield f"{root}/backend.tf", f"""\
terraform {{
  required_version = "~> 1.{n % 9 + 1}"
  required_providers {{
    aws = {{
      source  = "hashicorp/aws"
      version = "~> 5.{n % 30}"
    }}
  }}
  backend "s3" {{
    bucket = "state"
    key    = "service-{n}/{environment}.tfstate"
  }}
}}
"""
        overlay = f"{at}/deploy/overlays/{environment}"
        yield f"{overlay}/kustomization.yaml", """\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../base
patches:
  - path: replicas.yaml
"""
        yield f"{overlay}/replicas.yaml", f"""\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-{n}
spec:
  replicas: {n % 4 + 1}
"""
    yield f"{at}/deploy/base/kustomization.yaml", "resources:\n  - deployment.yaml\n  - service.yaml\n"
    yield f"{at}/deploy/base/deployment.yaml", f"""\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-{n}
  labels:
    app: service-{n}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: service-{n}
  template:
    metadata:
      labels:
        app: service-{n}
    spec:
      containers:
        - name: main
          image: registry.example.org/service-{n}:1.{n % 50}.0
          ports:
            - containerPort: 8080
          readinessProbe:
            httpGet:
              path: /health
              port: 8080
          resources:
            requests:
              cpu: {n % 10 + 1}00m
              memory: 256Mi
            limits:
              memory: 512Mi
"""
    yield f"{at}/deploy/base/service.yaml", f"""\
apiVersion: v1
kind: Service
metadata:
  name: service-{n}
spec:
  selector:
    app: service-{n}
  ports:
    - port: 80
      targetPort: 8080
"""
    yield f"{at}/chart/Chart.yaml", f"apiVersion: v2\nname: service-{n}\nversion: 0.{n % 12}.0\ndependencies:\n" \
        f"  - name: common\n    version: 1.{n % 5}.x\n    repository: https://charts.example.org\n"
    yield f"{at}/chart/values.yaml", f"replicas: {n % 3 + 1}\nimage:\n  repository: registry.example.org/service-{n}\n" \
        f"  tag: 1.{n % 50}.0\ningress:\n  enabled: {'true' if n % 2 else 'false'}\n"
    yield f"{at}/chart/templates/deployment.yaml", """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "common.name" . }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
        - name: main
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
"""
    yield f"{at}/chart/templates/_helpers.tpl", f'{{{{- define "service-{n}.name" -}}}}\nservice-{n}\n{{{{- end -}}}}\n'
    yield f"{at}/README.md", f"# Service {n}\n\nTakes orders of kind {n}.\n\n## Running it\n\n```sh\nmake plan\n```\n\n" \
        f"| variable | means |\n|---|---|\n| `size` | how many |\n"
    yield f"{at}/docs/runbook.md", f"# When the queue of service {n} grows\n\n1. Look at the alarm.\n2. Scale the deployment.\n" \
        f"3. Tell team {n % 40}.\n"
    yield f"{at}/Makefile", f"plan:\n\tterraform -chdir=terraform/staging plan\n\ntest:\n\thelm lint chart\n\tkubectl kustomize deploy/base # {n}\n"
    if n % 5 == 0:
        yield f".github/workflows/service-{n}.yml", f"""\
name: service {n}
on:
  pull_request:
    paths: ["{at}/**"]
  push:
    branches: [main]
jobs:
  plan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: hashicorp/setup-terraform@v3
      - run: make plan test
        working-directory: {at}
      - run: terraform fmt -check -recursive
"""
    if n % 10 == 0:
        yield f"modules/module-{module}/main.tf", f'resource "aws_s3_bucket" "this" {{\n  bucket = var.name\n}}\n# {module}\n'
        yield f"modules/module-{module}/variables.tf", \
            f'variable "name" {{\n  type = string\n}}\n\nvariable "environment" {{\n  type    = string\n  default = "dev{module}"\n}}\n'
        yield f"modules/module-{module}/outputs.tf", f'output "arn" {{\n  value = aws_s3_bucket.this.arn # {module}\n}}\n'
        yield f"modules/module-{module}/README.md", f"# Module {module}\n\nA bucket with a name.\n"


def full_service(n):
    """The same twenty files, each as long as such a file is elsewhere."""
    at = f"services/team-{n % 40}/service-{n}"
    yield from services.terraform(n, at)
    yield from services.overlays(n, at)
    yield from services.base(n, at)
    yield from charts.chart(n, at)
    yield from charts.documents(n, at)
    yield f"{at}/Makefile", charts.make(n, at)
    if n % 5 == 0:
        yield f".github/workflows/service-{n}.yml", charts.workflow(n, at)
    if n % 10 == 0:
        yield from charts.module(n // 10)


def of_services(one, files):
    """A repository of exactly so many files."""
    yield "README.md", "# Everything\n\nServices, and the modules that they share.\n"
    yield ".github/CODEOWNERS", "".join(f"/services/team-{team}/ @example/team-{team}\n" for team in range(40))
    everything = itertools.chain.from_iterable(one(n) for n in itertools.count())
    yield from itertools.islice(everything, files - 2)


def monorepo(files):
    return of_services(full_service, files)


def sparse(files):
    return of_services(service, files)


def workflows(count):
    """So many workflow files: one in twenty is called by others; each also calls an action, a make target and a script."""
    shared = max(1, count // 20)
    for n in range(shared):
        yield f".github/workflows/shared-{n}.yml", f"""\
name: shared {n}
on:
  workflow_call:
    inputs:
      environment:
        type: string
jobs:
  apply:
    runs-on: ubuntu-latest
    environment: ${{{{ inputs.environment }}}}
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/actions/tools-{n}
      - run: make apply-{n}
"""
        yield f".github/actions/tools-{n}/action.yml", f"""\
name: tools {n}
description: what every job needs
runs:
  using: composite
  steps:
    - uses: hashicorp/setup-terraform@v3
    - run: ./scripts/prepare-{n}.sh
      shell: bash
"""
        yield f"scripts/prepare-{n}.sh", f"#!/bin/sh\nset -eu\nterraform version\n./scripts/common.sh {n}\n"
    yield "scripts/common.sh", "#!/bin/sh\nset -eu\ntflint --recursive\n"
    yield "Makefile", "".join(
        f"check-{n}: lint\n\tterraform -chdir=stacks/{n} validate\n\napply-{n}: check-{n}\n\tterraform -chdir=stacks/{n} apply -auto-approve\n\n"
        for n in range(shared)) + "lint:\n\ttflint --recursive\n"
    for n in range(count - shared):
        yield f".github/workflows/stack-{n}.yml", f"""\
name: stack {n}
on:
  pull_request:
    paths: ["stacks/{n}/**"]
  push:
    branches: [main]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/actions/tools-{n % shared}
      - run: make check-{n % shared}
      - run: ./scripts/prepare-{n % shared}.sh
  staging:
    needs: check
    uses: ./.github/workflows/shared-{n % shared}.yml
    with:
      environment: staging
  production:
    needs: staging
    uses: ./.github/workflows/shared-{(n + 1) % shared}.yml
    with:
      environment: production
"""


def commits(files):
    """The history as Git's importer reads it: everything at once, then small changes, one a week."""
    def change(n, message):
        when = f"Bench <bench@example.org> {FIRST_COMMIT + n * 7 * DAY} +0000"
        return f"commit refs/heads/main\nauthor {when}\ncommitter {when}\ndata {len(message)}\n{message}\n"

    def file(path, text):
        data = text.encode()
        return f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"

    yield change(0, "Everything at once").encode()
    for path, text in files:
        yield file(path, text)
    for n in range(1, COMMITS):
        yield change(n, f"BENCH-{n}: tell more (#{n})").encode()
        yield file("docs/notes.md", f"# Notes\n\nWeek {n}.\n" if n < COMMITS - 1 else "# Notes\n")
    yield b"done\n"


KINDS = {"monorepo": monorepo, "sparse": sparse, "workflows": workflows}


def repository(kind, size, directory):
    """Makes the repository; the importer is fed as it reads, so that memory stays small."""
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", directory], check=True)
    importer = subprocess.Popen(
        ["git", "-C", directory, "fast-import", "--quiet", "--done"], stdin=subprocess.PIPE)
    for part in commits(KINDS[kind](size)):
        importer.stdin.write(part)
    importer.stdin.close()
    if importer.wait() != 0:
        sys.exit("the repository could not be made")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in KINDS:
        sys.exit(__doc__)
    repository(sys.argv[1], int(sys.argv[2]), sys.argv[3])
