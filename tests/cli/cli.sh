# What the tests of the command line share: `. "$(dirname "$0")/cli.sh"`, with DEMARCHE as first argument of the test.
# The test goes on in an empty folder, which goes when it ends, and ends with `exit $failed`.
demarche=$1
work=$(mktemp -d) && trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

fail() {
  echo "FAILED: $1"
  sed 's/^/  stderr: /' err | head -n 5
  head -c 600 out | sed 's/^/  stdout: /'
  failed=1
}
# expect STATUS MESSAGE ARGUMENT…: the run ends so, and stderr has a line that the pattern fits; with '' nothing is asked of stderr.
expect() {
  wanted=$1 message=$2
  shift 2
  "$demarche" "$@" >out 2>err
  status=$?
  [ $status -eq "$wanted" ] || fail "$*: exit status $status, wanted $wanted"
  [ -z "$message" ] || grep -q "$message" err || fail "$*: no message like '$message'"
}
has() { grep -q -- "$1" out || fail "no '$1' in the output"; }
