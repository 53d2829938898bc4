// SPDX-License-Identifier: MIT
#include "core/cache/cache_image.h"

namespace roomcast {

namespace codec {

template <>
struct Fields<CacheVersion> {
    static constexpr auto list = std::tuple(&CacheVersion::epoch, &CacheVersion::index);
};
template <>
struct Fields<CacheImage::Row> {
    using Row = CacheImage::Row;
    static constexpr auto list = std::tuple(&Row::key, &Row::value, &Row::version, &Row::sure_at,
                                            &Row::server, &Row::confirmed, &Row::behind);
};
template <>
struct Fields<CacheImage> {
    static constexpr auto list = std::tuple(&CacheImage::genesis, &CacheImage::confirmed,
                                            &CacheImage::seen, &CacheImage::rows);
};

} // namespace codec

QByteArray sealed(const QByteArray &body)
{
    return digestOf(body).bytes + body;
}

std::optional<QByteArray> unsealed(const QByteArray &bytes)
{
    const qsizetype digest_size = digestOf({}).bytes.size();
    const QByteArray body = bytes.mid(digest_size);
    return digestOf(body).bytes == bytes.left(digest_size) ? std::optional(body) : std::nullopt;
}

QByteArray writeImage(const CacheImage &image)
{
    return sealed(encode(image));
}

std::optional<CacheImage> readImage(const QByteArray &bytes)
{
    const auto body = unsealed(bytes);
    auto image = body ? decode<CacheImage>(*body)
                      : Result<CacheImage, DecodeError>(Failure{DecodeError::WrongMagic});
    return image ? std::optional(std::move(image).value()) : std::nullopt;
}

} // namespace roomcast
