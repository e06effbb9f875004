#!/bin/bash
# From a draft to a granted filing, with curl. Starts a desk of its own in a folder that is gone afterwards.
#   docs/tour.sh                      with ./beian; photos are drawn by the specimen tool
#   BEIAN=… SPECIMEN=… docs/tour.sh   with programs that are built already
# Needs curl and jq. Everything it shows works the same on a desk of yours.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
beian=${BEIAN:-./beian}
specimen=${SPECIMEN:-build/bench/bin/specimen}
[ -x "$specimen" ] || { echo "tour: no specimen tool at $specimen; make it with: cmake --preset bench && cmake --build --preset bench --target specimen" >&2; exit 2; }
for tool in curl jq; do command -v "$tool" >/dev/null || { echo "tour: $tool is needed" >&2; exit 2; }; done

work=$(mktemp -d)
server=
trap 'status=$?; [ -z "$server" ] || kill "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"; exit $status' EXIT
say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

say "1. A desk, empty; the line it prints says how to make the first administrator"
"$beian" serve --listen 127.0.0.1:0 --data "$work/data" --open-registration --quiet >"$work/said" 2>"$work/log" &
server=$!
for _ in $(seq 600); do grep -q 'no administrator' "$work/said" && break; kill -0 "$server" || { cat "$work/log" >&2; exit 1; }; sleep 0.2; done
cat "$work/said"
api=$(sed -n 's/.*listening on \([^,]*\),.*/\1/p' "$work/said")/api/v1
token=$(sed -n 's/.*"token":"\([0-9a-f]*\)".*/\1/p' "$work/said")

# ask WHO METHOD PATH [curl's own options…]: what comes back goes to $work/answer, its headers to $work/head.
ask() {
    local who=$1 method=$2 path=$3 status
    shift 3
    status=$(curl -sS -o "$work/answer" -D "$work/head" -w '%{http_code}' -X "$method" "$api$path" ${who:+-H "Authorization: Bearer $who"} "$@")
    case $status in
        2*) return 0 ;;
        *) echo "tour: $method $path: $status $(cat "$work/answer")" >&2; return 1 ;;
    esac
}
json() { ask "$1" "$2" "$3" -H 'Content-Type: application/json' -d "$4" "${@:5}"; }
of() { jq -r "$1" "$work/answer"; }
version() { tr -d '\r' <"$work/head" | sed -n 's/^[Ee][Tt]ag: //p'; }

# A program's way in: log in once for a token. (A browser keeps the cookie.)
token_for() {
    local csrf
    json "" POST /session "{\"name\":\"$1\",\"password\":\"$2\"}" -c "$work/cookies"
    csrf=$(of .csrf)
    json "" POST /me/tokens "{\"label\":\"tour\",\"scopes\":[$3]}" -b "$work/cookies" -H "X-CSRF-Token: $csrf"
    of .token
}

say "2. An administrator, a reviewer, an applicant"
json "" POST /setup "{\"token\":\"$token\",\"name\":\"ada\",\"password\":\"ada keeps the keys\"}"
admin=$(token_for ada "ada keeps the keys" '"read","write","admin"')
json "$admin" POST /users '{"name":"ruth","role":"reviewer","password":"ruth looks closely"}'
reviewer=$(token_for ruth "ruth looks closely" '"read","write","pages","review"')
json "" POST /accounts '{"name":"anna@example.cn","password":"anna files a website"}'
anna=$(token_for anna@example.cn "anna files a website" '"read","write","pages"')

say "3. What will be needed? Asked before anything is filed"
json "" POST /checklists '{"facts":{"filing.kind":"first","filing.province":"beijing","subject.kind":"person","service.kind":"website"}}'
of '.items[] | "\(.necessity)  \(.of)  \(.name.en)"'
of '"questions: " + ([.questions[].fact] | join(", "))'

say "4. Photos of a specimen card, and one that is no good"
for side in front back; do
    "$specimen" shoot --material "id_card:$side" --seeds 1000001 --situation sharp --out "$work/$side" >/dev/null
done
"$specimen" shoot --material id_card:front --seeds 1000001 --defect defocus --out "$work/blurred" >/dev/null
ask "$anna" POST "/inspections?as=id_card:front" -H 'Content-Type: image/jpeg' --data-binary @"$(ls "$work"/blurred/*.jpg)"
of '.pages[0] | "\(.verdict): \(.findings[0].message.en) \(.findings[0].advice.en)"'
said() { jq -r "select(.fields != null) | .fields[] | select(.name == \"$2\") | .value" "$work/$1/truth.jsonl"; }
name=$(said front name) number=$(said front id_number) until=$(said back valid_until)

say "5. A draft, and its form"
json "$anna" POST /filings '{"kind":"first","province":"beijing","subject_kind":"person"}' -H "Idempotency-Key: tour-$RANDOM$RANDOM"
filing=/filings/$(of .filing)
person="\"name\":\"$name\",\"certificate_type\":\"2\",\"certificate_number\":\"$number\",\"certificate_until\":\"$until\""
phones='"mobile":"13800138000","emergency_phone":"13900139000","email":"c@example.cn"'
cat >"$work/form.json" <<FORM
{ "province": "beijing", "subject_kind": "person", "answers": [],
  "form": {
    "filing": { "consent": true },
    "subject": { "nature": "5", "region": "110105", "address": "样本街2号院3号楼401室", "certificate_address": "样本街2号院3号楼401室",
      "remark": "记录我自己读书和做饭的心得,没有别的内容", $person },
    "head": { $person, $phones },
    "services": [ { "kind": "website", "name": "${name}的读书笔记", "url": "https://example.cn/", "contents": ["8388608"], "approvals": ["24"],
      "languages": ["1"], "remark": "记录我自己读书的心得,供朋友阅读,没有别的内容",
      "domains": [ { "name": "example.cn", "holder": "subject", "verified": "2025-01-01", "expires": "2028-01-01" } ],
      "head": { $person, $phones } } ] } }
FORM
save() { ask "$anna" PUT "$filing/form" -H 'Content-Type: application/json' -H "If-Match: $(version)" -d @"$work/form.json"; }
save

say "6. The questions that are open, answered one after the other"
for _ in $(seq 40); do
    ask "$anna" GET "$filing/checklist"
    fact=$(of '.services[0].questions[0].fact // empty')
    [ -n "$fact" ] || break
    # What does no harm: no, none, mainland, the first of the values, an adult.
    value=$(of '.services[0].questions[0] | if .type == "bool" then "false" elif .type == "number" then "1" elif .type == "list" then "" elif .type == "text" then "样本"
        elif (.values | index("mainland")) then "mainland" elif (.values | index("beijing")) then "beijing" else .values[0] end')
    case $fact in *.age) value=30 ;; esac
    echo "$fact = $value"
    jq --arg answer "$fact=$value" '.answers += [$answer]' "$work/form.json" >"$work/next" && mv "$work/next" "$work/form.json"
    ask "$anna" GET "$filing"
    save
done

say "7. The pages: the front in one go, the back in parts"
front=$(ls "$work"/front/*.jpg) back=$(ls "$work"/back/*.jpg)
digest=$(openssl dgst -sha256 -binary "$front" | base64)
ask "$anna" PUT "$filing/pages/head.id_card/front" -H 'Content-Type: image/jpeg' -H "Content-Digest: sha-256=:$digest:" --data-binary @"$front"
json "$anna" POST "$filing/uploads" "{\"item\":\"head.id_card\",\"side\":\"back\",\"media_type\":\"image/jpeg\",
    \"bytes\":$(stat -c %s "$back"),\"digest\":\"$(sha256sum "$back" | cut -d' ' -f1)\"}"
upload=$filing/uploads/$(of .upload)
rm -f "$work"/part.*
split -b 1M "$back" "$work/part."
offset=0
for part in "$work"/part.*; do
    ask "$anna" PATCH "$upload" -H 'Content-Type: application/octet-stream' -H "Upload-Offset: $offset" --data-binary @"$part"
    offset=$((offset + $(stat -c %s "$part")))
    echo "$offset bytes have arrived"
done
for item in service_head; do
    for side in front back; do
        photo=$front; [ "$side" = front ] || photo=$back
        ask "$anna" PUT "$filing/pages/$item.id_card/$side" -H 'Content-Type: image/jpeg' --data-binary @"$photo" || true
    done
done

say "8. What the desk made of them, as soon as it knows"
for side in front back; do
    curl -sSN --max-time 110 -H "Authorization: Bearer $anna" -H 'Accept: text/event-stream' "$api$filing/pages/head.id_card/$side/inspection" |
        sed -n 's/^data: \({.*"item".*}\)$/\1/p' | jq -r '"\(.side): \(.verdict), " + ([.fields // {} | to_entries[] | "\(.key)=\(.value.value)"] | join(" "))'
done

say "9. The person was seen by the verification service, which a program of the provider's reports"
for person in head service_head; do
    json "$admin" POST "$filing/presences" "{\"person\":\"$person\",\"reference\":\"tour $person\"}"
done

say "10. Does anything stand in the way? Then submit"
for _ in $(seq 60); do
    ask "$anna" GET "$filing/check"
    of '.findings[] | select(.severity == "block") | .check + ":" + .answer' | grep -q '^gate.pages:waiting' || break
    sleep 1
done
of '.findings[] | "\(.severity)  \(.item)  \(.check):\(.answer)  \(.message.en)"'
ask "$anna" GET "$filing"
ask "$anna" POST "$filing/submission" -H "If-Match: $(version)"
of .status

say "11. The reviewer takes what waits longest, looks, accepts each item, passes it"
ask "$reviewer" POST /reviews/next
items=$(of '[.items[].item]' | tr -d '\n')
act() { json "$1" POST "$filing/actions" "$2" -H "If-Match: $(version)"; of '"\(.status)"'; }
ask "$reviewer" GET "$filing/pages/head.id_card/front?purpose=first%20review" && head -c 3 "$work/answer" | od -An -tx1
ask "$reviewer" GET "$filing"
act "$reviewer" "{\"action\":\"accept_item\",\"items\":$items}"
act "$reviewer" '{"action":"pass"}'
act "$reviewer" '{"action":"hand_over"}'
for person in $(of '.sms[].person'); do act "$reviewer" "{\"action\":\"confirm_sms\",\"person\":\"$person\"}"; done

say "12. The authority grants it"
act "$reviewer" '{"action":"grant","numbers":["京ICP备12345678号-1"]}'
ask "$anna" GET "$filing"
of '"\(.status): \(.numbers[0])"'
[ "$(of .status)" = granted ]
