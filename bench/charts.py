"""Charts, documents, make files and workflows of `services.py`'s monorepo."""
from services import SETTINGS, TEAMS, WORDS, paragraph


def chart(n, at):
    yield f"{at}/chart/Chart.yaml", f"""\
apiVersion: v2
name: service-{n}
description: Runs service {n} of team {n % TEAMS}
type: application
version: 0.{n % 12}.0
appVersion: 1.{n % 50}.0
dependencies:
  - name: common
    version: 1.{n % 5}.x
    repository: https://charts.example.org
"""
    extra = "".join(f"  {word}:\n    enabled: {'true' if n % (k + 2) else 'false'}\n    interval: {k + 1}m\n"
                    for k, word in enumerate(WORDS[n % 20:n % 20 + 8]))
    yield f"{at}/chart/values.yaml", f"""\
# How many pods run when nothing scales them.
replicas: {n % 3 + 1}

image:
  repository: registry.example.org/service-{n}
  tag: 1.{n % 50}.0
  pullPolicy: IfNotPresent

serviceAccount:
  create: true
  name: service-{n}

service:
  type: ClusterIP
  port: 80

ingress:
  enabled: {'true' if n % 2 else 'false'}
  className: nginx
  hosts:
    - host: service-{n}.example.org
      paths:
        - path: /
          pathType: Prefix

resources:
  requests:
    cpu: {n % 10 + 1}00m
    memory: 256Mi
  limits:
    memory: 512Mi

autoscaling:
  enabled: false
  minReplicas: 2
  maxReplicas: {n % 9 + 3}

podSecurityContext:
  runAsNonRoot: true
  fsGroup: 2000

# Jobs of the service and how often they run.
jobs:
{extra}
nodeSelector: {{}}
tolerations: []
"""
    yield f"{at}/chart/templates/deployment.yaml", """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "common.name" . }}
  labels:
    {{- include "common.labels" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "common.selector" . | nindent 6 }}
  template:
    spec:
      serviceAccountName: {{ .Values.serviceAccount.name }}
      securityContext:
        {{- toYaml .Values.podSecurityContext | nindent 8 }}
      containers:
        - name: main
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
"""
    yield f"{at}/chart/templates/_helpers.tpl", f"""\
{{{{- define "service-{n}.name" -}}}}
{{{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}}}
{{{{- end }}}}

{{{{- define "service-{n}.labels" -}}}}
app.kubernetes.io/name: {{{{ include "service-{n}.name" . }}}}
app.kubernetes.io/instance: {{{{ .Release.Name }}}}
app.kubernetes.io/managed-by: {{{{ .Release.Service }}}}
team: team-{n % TEAMS}
{{{{- end }}}}
"""


def documents(n, at):
    rows = "".join(f"| `{name}` | {kind} | `{default}` | {means} |\n" for name, kind, default, means in SETTINGS)
    yield f"{at}/README.md", f"""\
# Service {n}

{paragraph(n, 6)}
## Running it

You need Terraform and access to the account of team {n % TEAMS}.

```sh
make plan
make test
```

{paragraph(n + 1, 6)}
## Settings

| variable | type | default | means |
|---|---|---|---|
{rows}
## How it is built

{paragraph(n + 2, 9)}
- [the runbook](docs/runbook.md)
- [the chart](chart/values.yaml)
- [what it deploys](deploy/base/deployment.yaml)

## Who to ask

Team {n % TEAMS}, in its channel. {paragraph(n + 3, 6)}"""
    yield f"{at}/docs/runbook.md", f"""\
# When the queue of service {n} grows

{paragraph(n + 4, 4)}
## Steps

1. Look at the alarm, and at the age of the oldest message.
2. Scale the deployment.

   ```sh
   kubectl -n service-{n}-production scale deployment service-{n} --replicas={n % 5 + 3}
   ```

3. Look for messages in the queue of those that failed.
4. Tell team {n % TEAMS}.

## Afterwards

{paragraph(n + 5, 12)}"""


def make(n, at):
    return f"""\
SHELL := /bin/bash
ENVIRONMENT ?= staging
TERRAFORM := terraform -chdir=terraform/$(ENVIRONMENT)
IMAGE := registry.example.org/service-{n}

.PHONY: help init plan apply test lint image

help: ## What can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort

init: ## Modules and providers
	$(TERRAFORM) init -input=false

plan: init ## What would change
	$(TERRAFORM) plan -input=false -lock-timeout=60s

apply: init ## Change it
	$(TERRAFORM) apply -input=false -auto-approve

lint: ## Whether it is written well
	terraform fmt -check -recursive terraform
	tflint --chdir=terraform/$(ENVIRONMENT)
	helm lint chart

test: lint ## Whether it would work
	$(TERRAFORM) validate
	helm template chart | kubeconform -strict
	kubectl kustomize deploy/overlays/$(ENVIRONMENT) | kubeconform -strict

image: ## The image with the tag of the commit
	docker build -t $(IMAGE):$$(git rev-parse --short HEAD) .
	docker push $(IMAGE):$$(git rev-parse --short HEAD) # {n}
"""


def workflow(n, at):
    return f"""\
name: service {n}

on:
  pull_request:
    paths: ["{at}/**"]
  push:
    branches: [main]
    paths: ["{at}/**"]

permissions:
  contents: read
  id-token: write

jobs:
  plan:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        environment: [staging, production]
    steps:
      - uses: actions/checkout@v4
      - uses: hashicorp/setup-terraform@v3
        with:
          terraform_version: 1.{n % 9 + 1}.0
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: arn:aws:iam::123456789012:role/plan-{n}
          aws-region: eu-west-{n % 3 + 1}
      - name: Format
        run: terraform fmt -check -recursive
        working-directory: {at}
      - name: Plan and test
        run: make plan test ENVIRONMENT=${{{{ matrix.environment }}}}
        working-directory: {at}

  apply:
    if: github.ref == 'refs/heads/main'
    needs: plan
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: actions/checkout@v4
      - uses: hashicorp/setup-terraform@v3
      - run: make apply ENVIRONMENT=production
        working-directory: {at}
"""


def module(n):
    """A module that ten services share."""
    at = f"modules/module-{n}"
    rules = "".join(f"""
resource "aws_s3_bucket_{part}" "this" {{
  bucket = aws_s3_bucket.this.id

  {block}
}}
""" for part, block in (
        ("versioning", 'versioning_configuration {\n    status = "Enabled"\n  }'),
        ("ownership_controls", 'rule {\n    object_ownership = "BucketOwnerEnforced"\n  }'),
        ("server_side_encryption_configuration",
         'rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm = "aws:kms"\n    }\n  }'),
        ("lifecycle_configuration",
         f'rule {{\n    id     = "old"\n    status = "Enabled"\n    expiration {{\n      days = {n % 300 + 30}\n    }}\n  }}')))
    yield f"{at}/main.tf", f"""\
resource "aws_s3_bucket" "this" {{
  bucket        = "${{var.name}}-{n}"
  force_destroy = var.environment != "production"
  tags          = var.tags
}}
{rules}
resource "aws_s3_bucket_public_access_block" "this" {{
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}}
"""
    settings = "".join(
        f'\nvariable "{name}" {{\n  description = "{means}"\n  type        = {kind}\n  default     = {default}\n}}\n'
        for name, kind, default, means in SETTINGS[3:])
    yield f"{at}/variables.tf", f"""\
variable "name" {{
  description = "Name of the bucket"
  type        = string
}}

variable "environment" {{
  description = "Where it is used"
  type        = string
  default     = "dev{n}"
}}
{settings}"""
    yield f"{at}/outputs.tf", f"""\
output "arn" {{
  description = "Of the bucket, for policies of module {n}'s users"
  value       = aws_s3_bucket.this.arn
}}

output "domain" {{
  description = "Under which the bucket answers"
  value       = aws_s3_bucket.this.bucket_domain_name
}}
"""
    rows = "".join(f"| {name} | {means} | `{kind}` | `{default}` | no |\n" for name, kind, default, means in SETTINGS[3:])
    yield f"{at}/README.md", f"""\
# Module {n}

{paragraph(n, 9)}
## Usage

```hcl
module "bucket" {{
  source = "../modules/module-{n}"
  name   = "orders"
}}
```

{paragraph(n + 1, 9)}
## Inputs

| Name | Description | Type | Default | Required |
|------|-------------|------|---------|:--------:|
| name | Name of the bucket | `string` | n/a | yes |
| environment | Where it is used | `string` | `"dev{n}"` | no |
{rows}
## Outputs

| Name | Description |
|------|-------------|
| arn | Of the bucket |
| domain | Under which the bucket answers |
"""
