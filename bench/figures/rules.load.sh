unit=ms
peer_is="yaml-cpp $(dpkg-query -W -f='${source:Upstream-Version}' libyaml-cpp-dev), only parsing the same files into nodes; ms"
targets=rules_bench
about="Loading the whole rulebook of \`rules/\`: reading, checking every name and compiling every condition, beside a general YAML library that
merely parses the same files. Our aim is under 60 ms."

ours() { google rules_bench LoadRulebook; }
peer() { google rules_bench YamlCppParses; }
