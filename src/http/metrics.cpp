#include "http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace beian::http {

using namespace prometheus;

struct Metrics::Families {
    Registry registry;
    Family<Counter>& answers = BuildCounter()
                                   .Name("beian_http_answers_total")
                                   .Help("Requests answered, by operation and class of status")
                                   .Register(registry);
    Family<Histogram>& seconds = BuildHistogram()
                                     .Name("beian_http_seconds")
                                     .Help("From the request's last byte to the answer")
                                     .Register(registry);
    Family<Gauge>& gauges = BuildGauge()
                                .Name("beian_http_waiting")
                                .Help("Requests that wait or are worked on, by lane")
                                .Register(registry);
    Family<Counter>& away = BuildCounter()
                                .Name("beian_http_turned_away_total")
                                .Help("Requests that were not let in, by why")
                                .Register(registry);
    Gauge& open =
        BuildGauge().Name("beian_http_connections").Help("Open connections").Register(registry).Add({});
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view operation, unsigned status, std::chrono::microseconds took) {
    const std::string name(operation);
    families_->answers.Add({{"operation", name}, {"status", std::to_string(status / 100) + "xx"}})
        .Increment();
    static const Histogram::BucketBoundaries kSeconds{0.001, 0.005, 0.02, 0.1, 0.5, 2, 10};
    families_->seconds.Add({{"operation", name}}, kSeconds)
        .Observe(std::chrono::duration<double>(took).count());
}

void Metrics::connections(int change) {
    families_->open.Increment(change);
}

void Metrics::waiting(std::string_view lane, int change) {
    families_->gauges.Add({{"lane", std::string(lane)}}).Increment(change);
}

void Metrics::turned_away(std::string_view why) {
    families_->away.Add({{"why", std::string(why)}}).Increment();
}

std::string Metrics::text() const {
    return TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace beian::http
