unit=µs
peer_is="a Boost.Beast server that answers with the same bytes and does nothing else (bench/peers/beast_echo.cpp); time for one answer"
targets="beian beast_echo"
cores=all
about="A small JSON answer, \`GET /api/v1/rules/national.face\`, asked for by wrk over 32 connections from many addresses, each answer with all its headers of safety and its place in
the metrics; the desk keeps its limits of requests meanwhile. Servers and wrk share the machine. Our aim is a ratio of at most 2."

. bench/desk/serving.sh
prepare() { serving_begin; }
ours() { serving_asked "$desk_port"; }
peer() { serving_asked "$echo_port"; }
