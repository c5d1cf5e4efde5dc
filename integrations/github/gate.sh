#!/usr/bin/env bash
# The Action's main step: gates, fills the step summary, and says in its outputs what came of it. It ends with 0 whatever
# the verdict, so that the comment is written; the Action's last step ends the job with the exit code.
set -euo pipefail

tidemark=${TIDEMARK_COMMAND:-$GITHUB_ACTION_PATH/tidemark}
reports=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/tidemark-XXXXXX")

arguments=(gate "$TIDEMARK_ACTION_PATH" --report terminal
  --report "markdown=$reports/summary.md"
  --report "sarif=$reports/tidemark.sarif"
  --report "json=$reports/tidemark.json"
  --report "github-annotations=$reports/annotations.txt"
  --fail-on "$TIDEMARK_ACTION_FAIL_ON")
[ -z "$TIDEMARK_ACTION_AGAINST" ] || arguments+=(--against "$TIDEMARK_ACTION_AGAINST")
[ -z "$TIDEMARK_ACTION_MIN_LEVEL" ] || arguments+=(--min-level "$TIDEMARK_ACTION_MIN_LEVEL")
[ "$TIDEMARK_ACTION_ALLOW_INCOMPLETE" != true ] || arguments+=(--allow-incomplete)

code=0
"$tidemark" "${arguments[@]}" 2>"$reports/messages.txt" || code=$?
cat "$reports/messages.txt" >&2
case $code in
  0) verdict=passed ;;
  1) verdict=failed ;;
  3) verdict=unknown ;;
  *) verdict=error ;;
esac
# The verdict is told all the same; what is no ruling stays an error.
if [ "$TIDEMARK_ACTION_INFORMATIONAL" = true ] && [ "$verdict" != error ]; then
  code=0
fi

if [ -f "$reports/summary.md" ]; then
  # The runner refuses a summary over 1 MiB altogether; the report keeps to a sixteenth of that by itself.
  cat "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"
else
  # Without a base there is no report, and the summary is where people look first.
  {
    echo "### Maturity gate: $verdict"
    echo
    sed 's/^/    /' "$reports/messages.txt"
  } >>"$GITHUB_STEP_SUMMARY"
fi
if [ "$TIDEMARK_ACTION_ANNOTATIONS" = true ] && [ -f "$reports/annotations.txt" ]; then
  cat "$reports/annotations.txt"
fi

# Only words and paths of our own are written here: nothing from the repository can add an output.
{
  echo "verdict=$verdict"
  echo "exit-code=$code"
  for report in summary:summary.md sarif:tidemark.sarif json:tidemark.json; do
    if [ -f "$reports/${report#*:}" ]; then
      echo "${report%%:*}=$reports/${report#*:}"
    fi
  done
} >>"$GITHUB_OUTPUT"
