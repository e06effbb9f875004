#include "kept.h"

#include "adapters/files/durable.h"
#include "adapters/files/files.h"
#include "adapters/s3/s3_objects.h"
#include "channels.h"

#include <algorithm>
#include <cstdlib>

namespace beian::app {

namespace fs = std::filesystem;

namespace {

/// `file:PATH`, and `file://PATH` as addresses are written.
std::optional<fs::path> file_of(const std::string& named) {
    if (!named.starts_with("file:")) return std::nullopt;
    const std::string path = named.substr(named.starts_with("file://") ? 7 : 5);
    return path.empty() ? std::nullopt : std::optional<fs::path>(path);
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

std::string database_of(const cli::KeptPlace& place) {
    if (!place.database.empty()) return place.database;
    return "sqlite://" + fs::absolute(place.data / "desk.db").string();
}

}  // namespace

Result<std::unique_ptr<desk::SecretSource>> open_master(const cli::KeptPlace& place) {
    constexpr std::string_view kCommand = "command:";
    const std::string& named = place.master_key;
    if (named.empty())
        return std::unique_ptr<desk::SecretSource>(new files::FileSecret(place.data / "master.key"));
    if (const auto file = file_of(named))
        return std::unique_ptr<desk::SecretSource>(new files::FileSecret(*file));
    if (named.starts_with(kCommand))
        return std::unique_ptr<desk::SecretSource>(new machine::CommandSecret(named.substr(kCommand.size())));
    return Error{ErrorCode::InvalidArgument, "--master-key is file:PATH or command:CMD"};
}

Result<std::unique_ptr<desk::ObjectStore>> open_objects(const cli::KeptPlace& place,
                                                        const desk::Clock& clock) {
    const std::string& named = place.blobs;
    if (named.empty())
        return std::unique_ptr<desk::ObjectStore>(new files::FileObjects(place.data / "pages"));
    if (const auto folder = file_of(named))
        return std::unique_ptr<desk::ObjectStore>(new files::FileObjects(*folder));
    if (!named.starts_with("s3://"))
        return Error{ErrorCode::InvalidArgument, "--blobs is file:PATH or s3://BUCKET?endpoint=…"};
    const s3::Credentials credentials{environment("AWS_ACCESS_KEY_ID"), environment("AWS_SECRET_ACCESS_KEY"),
                                      environment("AWS_SESSION_TOKEN")};
    const s3::Address address = BEIAN_TRY(s3::parse_address(named));
    if (credentials.key_id.empty() || credentials.secret.empty())
        return Error{ErrorCode::InvalidArgument,
                     "the bucket's key is missing: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"};
    return std::unique_ptr<desk::ObjectStore>(new s3::S3Objects(address, credentials, clock));
}

Result<std::unique_ptr<Kept>> Kept::open(const cli::KeptPlace& place, Fresh fresh) {
    if (fresh == Fresh::Refuse && place.database.empty() && !fs::exists(place.data / "desk.db"))
        return Error{ErrorCode::NotFound, "there is no desk in " + place.data.string() +
                                              "; name its folder with --data, or --database"};
    if (fresh == Fresh::Make) files::make_folder(place.data);
    auto kept = std::make_unique<Kept>();
    const desk::Settings settings = BEIAN_TRY(load_settings(place));
    kept->cipher = settings.sealing == desk::Sealing::Sm4 ? keys::Cipher::Sm4 : keys::Cipher::XChaCha20;
    const std::string database = database_of(place);
    kept->master = BEIAN_TRY(open_master(place));
    kept->wrapped = std::make_unique<sql::SqlKeys>(BEIAN_TRY(sql::Database::open(database, 1)), kept->clock);
    kept->ring = BEIAN_TRY(keys::KeyRing::open(*kept->master, *kept->wrapped, kept->random, kept->cipher));
    desk::Digest digest;
    const keys::Key key = kept->ring->desk_key(keys::Use::Trail);
    std::copy_n(key.data(), digest.size(), digest.begin());
    kept->chain.emplace(digest);
    kept->store = std::make_unique<sql::SqlStore>(BEIAN_TRY(sql::Database::open(database)), *kept->chain);
    return kept;
}

Result<cli::RotatedKeys> Upkeep::rotate_keys(const cli::KeptPlace& place) {
    const auto kept = BEIAN_TRY(Kept::open(place, Fresh::Refuse));
    const bool is_ours = kept->master->is_ours();
    if (is_ours) BEIAN_TRY(kept->ring->add_master());
    const keys::Rewrapped done = kept->ring->rewrap();
    if (is_ours) BEIAN_TRY(kept->ring->retire_masters());
    return cli::RotatedKeys{done.keys, done.changed, done.current, is_ours};
}

Result<std::vector<desk::TenantAnchor>> Upkeep::audit_ends(const cli::KeptPlace& place) {
    const auto kept = BEIAN_TRY(Kept::open(place, Fresh::Refuse));
    return kept->store->ends();
}

Result<std::vector<desk::VerifiedTrail>> Upkeep::verify_audit(
    const cli::KeptPlace& place, const std::vector<desk::TenantAnchor>& anchors) {
    const auto kept = BEIAN_TRY(Kept::open(place, Fresh::Refuse));
    return desk::verify_trails(*kept->store, *kept->chain, anchors);
}

}  // namespace beian::app
