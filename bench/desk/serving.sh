# Sourced by the figures of small answers: three servers that give the same bytes, and how fast each is asked.

# serving_begin: starts them; they end with the figure.
serving_begin() {
    serving=()
    trap 'kill "${serving[@]}" 2>/dev/null; wait 2>/dev/null' EXIT
    build/bench/bin/beian serve --listen 127.0.0.1:0 --data "$work/data" --quiet --behind-proxy >"$work/said" 2>"$work/log.txt" &
    serving+=($!)
    local tried
    for ((tried = 0; tried < 300; ++tried)); do grep -q 'listening on' "$work/said" && break; sleep 0.1; done
    desk_port=$(sed -n 's/.*listening on http:[^:]*:\([0-9]*\),.*/\1/p' "$work/said")
    [ -n "$desk_port" ] || return 1
    mkdir -p "$work/www/api/v1/rules"
    curl -sf --noproxy '*' "http://127.0.0.1:$desk_port/api/v1/rules/national.face" >"$work/www/api/v1/rules/national.face" || return 1
    echo_port=$(serving_port) nginx_port=$(serving_port)
    build/bench/bin/beast_echo "$echo_port" "$work/www/api/v1/rules/national.face" application/json "$(nproc)" &
    serving+=($!)
    chmod -R a+rX "$work"
    cat >"$work/nginx.conf" <<CONF
worker_processes auto; daemon off; pid $work/nginx.pid; error_log $work/nginx.log;
events { }
http { access_log off; default_type application/json; keepalive_requests 100000000; sendfile on; tcp_nopush on; open_file_cache max=10;
    client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
    server { listen 127.0.0.1:$nginx_port; root $work/www; } }
CONF
    # Its workers run as www-data, which may not look into every folder: as ourselves they may.
    nginx -c "$work/nginx.conf" -g "user $(id -un);" 2>"$work/nginx_start.log" &
    serving+=($!)
    sleep 1
    local port
    for port in "$desk_port" "$echo_port" "$nginx_port"; do
        curl -sf --noproxy '*' "http://127.0.0.1:$port/api/v1/rules/national.face" | cmp -s - "$work/www/api/v1/rules/national.face" ||
            { say "the server on port $port does not answer as the others do"; return 1; }
    done
}

# A port that nobody listens on.
serving_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# serving_asked PORT: microseconds for one answer. An answer that is no 2xx spoils it.
serving_asked() {
    wrk -t 1 -c 32 -d 4s -s bench/desk/addresses.lua "http://127.0.0.1:$1/api/v1/rules/national.face" >"$work/wrk.txt" || return 1
    ! grep -q 'Non-2xx\|Socket errors' "$work/wrk.txt" || { cat "$work/wrk.txt" >&2; return 1; }
    awk '/^Requests\/sec:/ && $2 > 0 { print 1e6 / $2; found = 1 } END { exit !found }' "$work/wrk.txt"
}
