asked_for="A page of filings that were looked for: all of them, those of some stages, those a reviewer has, an agent's own waiting ones, each from somewhere in the
middle; and a filing's check, which looks for others with the same certificate, phone or domain."

. bench/desk/stores.sh
asked search sqlite
