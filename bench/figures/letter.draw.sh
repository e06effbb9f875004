unit=ms
peer_is="WeasyPrint $(dpkg-query -W -f='${source:Upstream-Version}' weasyprint) setting the same text, without code and frames; ms a letter"
targets=letter_bench
rounds=3
about="One letter (an authorisation, one page) set and drawn as a PDF with its code, on one core, fonts known already. The peer is the usual way from HTML to PDF in Python; it stands on the
same Pango, is started once and sets the same paragraphs. Our aim is 50 ms at most."

prepare() {
    export BEIAN_BENCH_LETTER=$work/letter.html
    google letter_bench draw >/dev/null
}
ours() { google letter_bench draw; }
peer() { pinned /usr/bin/python3 bench/peers/weasy_letter.py "$work/letter.html" 1; }
