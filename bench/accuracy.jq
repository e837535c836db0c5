# Compares sets of packages for bench/accuracy. In: one object {peer, target, ours, theirs} after another, both lists of
# {purl, type, name, version, where}. Out: Markdown, and in the last line the number of packages that are missing without an excuse.

def digit: . as $c | "0123456789abcdef" | index($c);

def decode:
  gsub("%(?<high>[0-7])(?<low>[0-9A-Fa-f])"; [(.high | digit) * 16 + (.low | ascii_downcase | digit)] | implode);

# Distributions are spelled in many ways, and say nothing that the target does not.
def of_system: . as $type | ["deb", "rpm", "apk", "alpm"] | index($type) != null;

def canonical_name($type):
  if $type == "pypi" then ascii_downcase | gsub("[-_.]+"; "-")
  elif $type == "golang" or $type == "composer" then ascii_downcase
  else . end;

# An epoch of rpm is a qualifier or part of the version, and 0 is none.
def canonical_version($type; $qualifiers):
  if $type != "rpm" then .
  else . as $version
  | ([$qualifiers | split("&")[] | select(startswith("epoch=")) | ltrimstr("epoch=")][0] // "") as $epoch
  | (if $epoch == "" or ($version | test("^[0-9]+:")) then $version else "\($epoch):\($version)" end)
  | sub("^0:"; "") end;

def canonical:
  . as $given
  | if (.purl // "") == "" then {type: "no package URL", name, version: (.version // "")}
    else (.purl | ltrimstr("pkg:") | split("#")[0] | split("?")) as $halves
    | ($halves[0] | split("/")) as $path
    | ($path[-1] | split("@")) as $last
    | $path[0] as $type
    | ([if $type | of_system then empty else $path[1:-1][] end, $last[0]] | map(decode) | join("/")) as $name
    | {$type, name: ($name | canonical_name($type)),
       version: ($last[1] // "" | decode | canonical_version($type; $halves[1] // ""))}
    end
  | .where = $given.where // "";

def side:
  map(canonical) | group_by([.type, .name, .version]) | map(.[0] + {package: "\(.[0].type) \(.[0].name)"} | .key = "\(.package) \(.version)");

def keys_of(f): reduce .[] as $one ({}; .[$one | f] = true);

# Cells of the table of exceptions: alternatives after commas, in which * stands for anything.
def pattern: gsub("(?<c>[.+^$(){}|\\[\\]\\\\?])"; "\\\(.c)") | gsub("\\*"; ".*") | gsub(", *"; "|") | "^(\(.))$";

def patterns: [$exceptions[] | map_values(pattern)];

def excused($patterns):
  . as $row | any($patterns[]; . as $e | all("target", "peer", "type", "name", "version", "where"; . as $f | $row[$f] | test($e[$f])));

# What stands on one side only. "different" is a package that both have, in other versions.
def differences($patterns):
  . as $case | (.ours | side) as $ours | (.theirs | side) as $theirs
  | ($ours | keys_of(.key)) as $have | ($theirs | keys_of(.key)) as $want
  | ($ours | keys_of(.package)) as $named | ($theirs | keys_of(.package)) as $asked
  | [($theirs[] | select($have[.key] | not) | .kind = (if $named[.package] then "different" else "missing" end)),
     ($ours[] | select($want[.key] | not) | .kind = (if $asked[.package] then "other version" else "extra" end))]
  | map(. + {peer: $case.peer, target: $case.target})
  | map(if (.kind == "missing" or .kind == "different") and excused($patterns) then .kind = "excepted" else . end)
  | {peer: $case.peer, target: $case.target, rows: ., ours: ($ours | map(.type)), theirs: ($theirs | map(.type))};

def cells: "| " + (map(tostring | gsub("[|\\n]"; " ")) | join(" | ")) + " |";

def count($kind): map(select(.kind == $kind)) | length;

def figures: [count("missing"), count("different"), count("excepted"), count("extra") + count("other version")];

def by_type:
  . as $case
  | ([.ours[], .theirs[]] | unique)[] as $type
  | [.target, .peer, $type, (.ours | map(select(. == $type)) | length), (.theirs | map(select(. == $type)) | length)]
    + ($case.rows | map(select(.type == $type)) | figures)
  | cells;

def listing($kind):
  map(select(.kind == $kind)) | group_by([.peer, .type, .name, .version])
  | if length == 0 then empty else
      "\n## \($kind)\n", (["peer", "type", "name", "version", "targets", "where"] | cells), "|---|---|---|---|---|---|",
      (.[:500][] | [.[0].peer, .[0].type, .[0].name, .[0].version, (map(.target) | unique | join(", ")), .[0].where] | cells)
    end;

patterns as $patterns
| [inputs | differences($patterns)] as $cases
| [$cases[].rows[]] as $rows
| ($rows | figures) as $figures
| (["target", "peer", "type", "Pratique", "peer", "missing", "different", "excepted", "extra"] | cells), "|---|---|---|---|---|---|---|---|---|",
  ($cases[] | by_type),
  ("missing", "different", "other version", "excepted", "extra" | . as $kind | $rows | listing($kind)),
  "\n\($cases | length) comparisons, \([$cases[].theirs[]] | length) packages of peers, \([$cases[].ours[]] | length) of Pratique: " +
  "\($figures[0]) missing, \($figures[1]) different, \($figures[2]) excepted, \($figures[3]) extra",
  $figures[0] + $figures[1]
