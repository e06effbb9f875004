-- Requests from so many addresses that none of them asks too often; made before anything is measured.
local asked, n = {}, 0
function init()
    for i = 1, 4000 do
        asked[i] = wrk.format("GET", nil, { ["X-Forwarded-For"] = string.format("10.%d.%d.1", i / 250, i % 250) })
    end
end
function request()
    n = n % #asked + 1
    return asked[n]
end
