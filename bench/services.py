"""A monorepo of services whose files have the sizes that such files have in public repositories.

Medians over 85 public repositories, in bytes: `main.tf` 2,000, `variables.tf` 1,035, `outputs.tf` 260, a README 3,360, other
Markdown 2,000, `values.yaml` 1,270, a template of a chart 690, `Chart.yaml` 270, other YAML 530, a make file 1,230, a workflow
1,050 to 2,500. What fills them is what fills such files, no padding: more blocks, settings, sections, rows and steps.
"""

TEAMS = 40
WORDS = (
    "order queue ledger customer parcel invoice account region cluster bucket alarm team change window traffic record stream "
    "retry backup secret token budget quota replica release branch ticket review summary export import batch worker gateway"
).split()
VERBS = "keeps sends reads waits stores checks counts moves closes opens copies signs".split()
ENDS = ("for the caller", "once a day", "before anybody asks", "until the window ends", "in its own region", "beside the ledger",
        "when the queue grows", "without a restart", "as the team agreed", "after each release")
SETTINGS = (
    ("size", "number", "2", "How many tasks run at a time"),
    ("retention_days", "number", "30", "Days that messages and logs are kept"),
    ("alarm_threshold", "number", "120", "Seconds that the oldest message may wait before the team is told"),
    ("domain", "string", '"example.org"', "Zone below which the service is published"),
    ("subnets", "list(string)", "[]", "Subnets of the tasks, one of each zone"),
    ("deletion_protection", "bool", "true", "Whether the table can be deleted"),
    ("cpu_architecture", "string", '"arm64"', "Architecture of the tasks"),
    ("log_level", "string", '"info"', "From which level on events are written"),
    ("tags", "map(string)", "{}", "Tags of everything that is made here"),
)


def prose(seed, sentences):
    """So many sentences that differ from file to file."""
    for k in range(sentences):
        n = seed * 31 + k * 7
        yield (f"The {WORDS[n % len(WORDS)]} of a {WORDS[(n // 3 + k) % len(WORDS)]} {VERBS[n % len(VERBS)]} "
               f"{WORDS[(n // 5 + 2 * k) % len(WORDS)]}s {ENDS[(n + k) % len(ENDS)]}.")


def paragraph(seed, sentences):
    """Sentences, three a line."""
    said = list(prose(seed, sentences))
    return "".join(" ".join(said[at:at + 3]) + "\n" for at in range(0, len(said), 3))


def root(n, environment):
    """What one environment of a service is made of."""
    calls = f"""\
locals {{
  name = "service-{n}-${{var.environment}}"
  tags = merge(var.tags, {{
    Owner       = "team-{n % TEAMS}"
    Environment = var.environment
  }})
}}

module "bucket" {{
  source      = "../../../../../modules/module-{n // 10}"
  name        = local.name
  environment = var.environment
}}

module "vpc" {{
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.{n % 20}.0"
  name    = local.name
  cidr    = "10.{n % 250}.0.0/16"
  tags    = local.tags
}}

resource "aws_sqs_queue" "orders" {{
  name                      = "${{local.name}}-orders-{n}"
  message_retention_seconds = var.retention_days * 86400
  kms_master_key_id         = "alias/aws/sqs"
  redrive_policy = jsonencode({{
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = {n % 7 + 3}
  }})
  tags = local.tags
}}

resource "aws_sqs_queue" "failed" {{
  name                      = "${{local.name}}-failed"
  message_retention_seconds = 1209600
  tags                      = local.tags
}}

resource "aws_cloudwatch_metric_alarm" "age" {{
  alarm_name          = "${{local.name}}-age"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "ApproximateAgeOfOldestMessage"
  namespace           = "AWS/SQS"
  period              = 300
  statistic           = "Maximum"
  threshold           = var.alarm_threshold
  dimensions = {{
    QueueName = aws_sqs_queue.orders.name
  }}
}}
"""
    table = f"""
resource "aws_dynamodb_table" "ledger" {{
  name                        = "${{local.name}}-ledger"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = var.deletion_protection
  attribute {{
    name = "id"
    type = "S"
  }}
  point_in_time_recovery {{
    enabled = true
  }}
  tags = local.tags
}}
"""
    record = f"""
resource "aws_route53_record" "service" {{
  zone_id = data.aws_route53_zone.this.zone_id
  name    = "service-{n}.{environment}"
  type    = "CNAME"
  ttl     = 300
  records = [module.bucket.domain]
}}

data "aws_route53_zone" "this" {{
  name = var.domain
}}
"""
    return calls + (table if n % 3 else "") + (record if n % 2 else "")


def variables(n, environment):
    """Settings with what they mean, the environment first."""
    yield f"""\
variable "environment" {{
  description = "Where it runs"
  type        = string
  default     = "{environment}"
}}
"""
    for k in range(6 + n % 3):
        name, kind, default, means = SETTINGS[(n + k) % len(SETTINGS)]
        yield f'\nvariable "{name}" {{\n  description = "{means}"\n  type        = {kind}\n  default     = {default}\n}}\n'


def versions(n, environment):
    return f"""\
terraform {{
  required_version = "~> 1.{n % 9 + 1}"

  required_providers {{
    aws = {{
      source  = "hashicorp/aws"
      version = "~> 5.{n % 30}"
    }}
    random = {{
      source  = "hashicorp/random"
      version = "~> 3.{n % 6}"
    }}
  }}

  backend "s3" {{
    bucket         = "example-state"
    key            = "service-{n}/{environment}.tfstate"
    region         = "eu-west-{n % 3 + 1}"
    encrypt        = true
    dynamodb_table = "locks"
  }}
}}

provider "aws" {{
  region = "eu-west-{n % 3 + 1}"

  default_tags {{
    tags = {{
      Service = "service-{n}"
    }}
  }}
}}
"""


def terraform(n, at):
    for environment in ("staging", "production"):
        directory = f"{at}/terraform/{environment}"
        yield f"{directory}/main.tf", root(n, environment)
        yield f"{directory}/variables.tf", "".join(variables(n, environment))
        yield f"{directory}/backend.tf", versions(n, environment)


def overlays(n, at):
    for environment in ("staging", "production"):
        overlay = f"{at}/deploy/overlays/{environment}"
        yield f"{overlay}/kustomization.yaml", f"""\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: service-{n}-{environment}
resources:
  - ../../base
images:
  - name: registry.example.org/service-{n}
    newTag: 1.{n % 50}.0
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
  template:
    spec:
      containers:
        - name: main
          env:
            - name: ENVIRONMENT
              value: {environment}
            - name: LOG_LEVEL
              value: {"info" if environment == "production" else "debug"}
          resources:
            requests:
              cpu: {n % 9 + 2}00m
              memory: 512Mi
"""


def base(n, at):
    yield f"{at}/deploy/base/kustomization.yaml", f"""\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
labels:
  - pairs:
      app.kubernetes.io/part-of: service-{n}
resources:
  - deployment.yaml
  - service.yaml
"""
    variables = "".join(
        f"            - name: {word.upper()}_URL\n              value: http://{word}.team-{n % TEAMS}.svc\n"
        for word in WORDS[n % 20:n % 20 + 3])
    yield f"{at}/deploy/base/deployment.yaml", f"""\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-{n}
  labels:
    app: service-{n}
    team: team-{n % TEAMS}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: service-{n}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
  template:
    metadata:
      labels:
        app: service-{n}
      annotations:
        prometheus.io/scrape: "true"
    spec:
      serviceAccountName: service-{n}
      containers:
        - name: main
          image: registry.example.org/service-{n}:1.{n % 50}.0
          ports:
            - name: http
              containerPort: 8080
          env:
{variables}          envFrom:
            - secretRef:
                name: service-{n}
          readinessProbe:
            httpGet:
              path: /health
              port: http
          livenessProbe:
            httpGet:
              path: /alive
              port: http
            initialDelaySeconds: {n % 20 + 5}
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
  labels:
    app: service-{n}
    team: team-{n % TEAMS}
spec:
  selector:
    app: service-{n}
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: service-{n}
  annotations:
    eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/service-{n}
"""
