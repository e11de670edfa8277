#!/usr/bin/env bash
# Plants one fault after the other in the packages that decide, and counts how many the fast tests notice (PIT).
#   scripts/mutation.sh                 every package below, one after the other; half an hour on two cores
#   scripts/mutation.sh guard room      some of them
# Mutates what is compiled (mvn -B test-compile). Survivors, with their lines: target/mutation/PACKAGE/survivors.txt.
# It leaves out tests that start a database, a server or a browser. Ends with 1 where a package is below the bar.
set -euo pipefail
cd "$(dirname "$0")/.."
bar=${XIAOER_MUTATION_BAR:-80}
root=shop.xiaoer
packages=(confidence ownership room entrance guard intent compliance)

# Classes of a package, with what lies in them: each PACKAGE CLASS...
each() {
  local package=$1 class all=
  shift
  for class in "$@"; do all+=",$root.$package.$class,$root.$package.$class\$*"; done
  echo "${all:1}"
}

# CLASSES and TESTS are patterns with commas between them; LEFT_OUT are tests that take too long to run for each fault.
of() {
  left_out=
  case $1 in
    confidence) classes="$root.confidence.*" tests="$root.confidence.*Test" ;;
    # Whose a conversation is, as far as it is decided in memory: the lane's fence, the node's lease, the queue.
    # (The claim's compare-and-set is a statement of the database: ClaimRaceTest, LedgerFencesTest, bench/run claims.)
    ownership)
      classes="$root.desk.SocketLane,$root.desk.SocketLane\$*,$root.node.Lease,$root.handoff.Routing*,$root.handoff.WaitingLine*,$root.handoff.Patience*,$root.handoff.Ticket*,$root.handoff.Agent"
      tests="$root.desk.SocketLaneTest,$root.node.LeaseTest,$root.handoff.*Test"
      ;;
    # Without Show: faults in it make a room that never ends, and each of those takes its ten seconds.
    room)
      classes="$(each broadcast.room Room RundownItem LiveFact KeywordReply Place CueKind),$(each broadcast.room.show Playlist AnswerQueue Turns OpenCues RoomWords)"
      tests="$root.broadcast.room.*Test"
      left_out="$root.broadcast.room.show.DayInARoomTest,$root.broadcast.room.report.LoopMeaningTest,$root.broadcast.room.show.RepetitionTest"
      ;;
    entrance) classes="$root.entrance.*" tests="$root.entrance.*Test" ;;
    guard)
      classes="$(each guard ReleaseGate Guards LimitGuard WindowGuard ConditionGuard)"
      tests="$root.guard.*Test"
      left_out="$root.guard.trial.GuardEvaluationTest,$root.guard.WeightsTest"
      ;;
    intent)
      classes="$(each intent IntentMatcher IntentMatch Resolution RuleBook Thresholds PersonWish Danger Displeasure Cursing RuleHit Tokens Parts),$(each intent.entity ProductNames)"
      tests="$root.intent.*Test"
      left_out="$root.intent.DemoShopIntentsTest,$root.intent.AttributeMatcherTest,$root.intent.ProductFactMatchTest"
      ;;
    compliance)
      classes="$(each compliance LawfulException Circumstances Claim Finding AppliedLaw)"
      tests="$root.compliance.*Test"
      left_out="$root.compliance.WeighingTest,$root.compliance.ShopTextsTest,$root.compliance.LabelledSentencesTest"
      ;;
    *) echo "no such package: $1 (there are: ${packages[*]})" >&2; exit 2 ;;
  esac
}

for home in "${JAVA_HOME:-/none}" /usr/lib/jvm/* /opt/java/*; do
  if [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$home/release"; then JAVA_HOME=$home; break; fi
done
export JAVA_HOME
[ -d target/test-classes ] || mvn -B -q test-compile
[ $# -gt 0 ] || set -- "${packages[@]}"
mkdir -p target/mutation
short=0
printf '%-12s %8s %8s %8s\n' package faults noticed share
for name in "$@"; do
  of "$name"
  to=target/mutation/$name
  rm -rf "$to"
  if ! timeout "${XIAOER_MUTATION_SECONDS:-900}" nice -n 10 mvn -B -Pmutation org.pitest:pitest-maven:mutationCoverage \
    -DjvmArgs=-Drooms=4,-Dreplies=10,-Dseed=7,-Dxiaoer.seed=7,-XX:TieredStopAtLevel=1,-XX:+UseSerialGC \
    -DtargetClasses="$classes" -DtargetTests="$tests" -DexcludedTestClasses="$left_out" -DreportsDirectory="$to" \
    >"$to.log" 2>&1; then
    echo "$name: no figure, the reason stands in $to.log"
    short=1
    continue
  fi
  sed -n -E "/status='(SURVIVED|NO_COVERAGE)'/s#.*status='([A-Z_]*)'.*<mutatedClass>$root\.([^<]*)</.*<mutatedMethod>([^<]*)</.*<lineNumber>([0-9]*)</.*<description>(.*)</description>.*#\2:\4 \3: \5 (\1)#p" \
    "$to/mutations.xml" | sort -t: -k1,1 -k2,2n >"$to/survivors.txt"
  all=$(grep -c '<mutation ' "$to/mutations.xml")
  left=$(wc -l <"$to/survivors.txt")
  share=$(awk "BEGIN{printf \"%.1f\", 100*($all-$left)/$all}")
  printf '%-12s %8d %8d %7s%%\n' "$name" "$all" $((all - left)) "$share"
  awk "BEGIN{exit !($share < $bar)}" && short=1
done
exit "$short"
