#include "adapters/keys/sealed.h"

#include "base/text.h"

#include <algorithm>

namespace beian::keys {

namespace {

constexpr std::size_t kMark = 16;
constexpr std::size_t kPageId = 32;

bool is_page_id(std::string_view id) {
    return id.size() == kPageId * 2 && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::size_t wrapped_size(Cipher cipher) {
    return Key::kSize + added_by(cipher);
}

/// Folders of at most 256 others: no file system likes a million names in one.
std::string object_name(std::string_view tenant, std::string_view id) {
    return "pages/" + as_file_name(tenant) + "/" + std::string(id.substr(0, 2)) + "/" + std::string(id);
}

}  // namespace

Bytes SealedVault::seal(std::string_view tenant, std::string_view about, BytesView plain) {
    const Bytes box = close_by(cipher_, ring_.key(tenant, Use::Vault), about, plain, random_);
    Bytes sealed(1 + box.size());
    sealed[0] = static_cast<std::uint8_t>(cipher_);
    std::copy(box.begin(), box.end(), sealed.begin() + 1);
    return sealed;
}

Result<Bytes> SealedVault::open(std::string_view tenant, std::string_view about, BytesView sealed) {
    if (const auto cipher = cipher_of(sealed)) {
        if (auto plain = open_by(*cipher, ring_.key(tenant, Use::Vault), about, sealed.subspan(1)))
            return std::move(*plain);
    }
    return Error{ErrorCode::Unreadable, "what is kept here was changed, or sealed for something else"};
}

std::string SealedVault::mark(std::string_view tenant, std::string_view kind, std::string_view value) {
    return fingerprint(ring_.key(tenant, Use::Marks), kind,
                       {reinterpret_cast<const std::uint8_t*>(value.data()), value.size()}, kMark);
}

std::string SealedBlobs::put(std::string_view tenant, BytesView bytes) {
    const std::string id = fingerprint(ring_.key(tenant, Use::PageIds), "page", bytes, kPageId);
    const Key page = Key::drawn(random_);
    const Bytes wrapped =
        close_by(cipher_, ring_.key(tenant, Use::PageKeys), id, {page.data(), Key::kSize}, random_);
    const Bytes box = close_by(cipher_, page, id, bytes, random_);
    Bytes sealed(1 + wrapped.size() + box.size());
    sealed[0] = static_cast<std::uint8_t>(cipher_);
    std::copy(box.begin(), box.end(), std::copy(wrapped.begin(), wrapped.end(), sealed.begin() + 1));
    // Also where it is there already: a page that was put again is young again, and whole.
    objects_.put(object_name(tenant, id), sealed);
    return id;
}

Result<Bytes> SealedBlobs::get(std::string_view tenant, std::string_view id) {
    const Error none{ErrorCode::NotFound, "there is no such page"};
    if (!is_page_id(id)) return none;
    const auto found = objects_.find(object_name(tenant, id));
    if (!found) return none;
    const BytesView sealed(*found);
    const auto cipher = cipher_of(sealed);
    if (cipher && sealed.size() >= 1 + wrapped_size(*cipher)) {
        const std::size_t head = wrapped_size(*cipher);
        const auto wrapped = open_by(*cipher, ring_.key(tenant, Use::PageKeys), id, sealed.subspan(1, head));
        if (wrapped && wrapped->size() == Key::kSize) {
            Key page;
            std::copy(wrapped->begin(), wrapped->end(), page.bytes().begin());
            if (auto plain = open_by(*cipher, page, id, sealed.subspan(1 + head))) return std::move(*plain);
        }
    }
    return Error{ErrorCode::Unreadable, "this page was changed where it is kept; take it from a backup"};
}

void SealedBlobs::remove(std::string_view tenant, std::string_view id) {
    if (is_page_id(id)) objects_.remove(object_name(tenant, id));
}

std::optional<Instant> SealedBlobs::written(std::string_view tenant, std::string_view id) {
    if (!is_page_id(id)) return std::nullopt;
    return objects_.written(object_name(tenant, id));
}

}  // namespace beian::keys
