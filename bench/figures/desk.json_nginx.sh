unit=µs
peer_is="nginx $(dpkg-query -W -f='${source:Upstream-Version}' nginx-light) serving a file of the same bytes; time for one answer"
targets="beian beast_echo"
cores=all
about="The same beside nginx with a static file, which is as fast as serving gets."

. bench/desk/serving.sh
prepare() { serving_begin; }
ours() { serving_asked "$desk_port"; }
peer() { serving_asked "$nginx_port"; }
