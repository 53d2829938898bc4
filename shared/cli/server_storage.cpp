// SPDX-License-Identifier: MIT
#include "cli/server_storage.h"

#include "store/free_folder.h"
#include "store/memory_store.h"
#include "store/store_mark.h"

#include <QDir>
#include <QHostAddress>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<OpenedFolder, StoreError> openSlot(const ServerOptions &options, StoreId fresh)
{
    const Endpoint &group = options.common.group;
    if (options.data_folder.isEmpty())
        return openFreeFolder(defaultDataFolder(QHostAddress(group.ipv4).toString(), group.port),
                              fresh, {defaultMarksFolder(), StoreUse::AsFound});
    auto store = SqliteStore::open(QDir(options.data_folder).absolutePath(), fresh,
                                   {defaultMarksFolder(), StoreUse::AsFound});
    if (!store)
        return Failure{store.error()};
    OpenedFolder slot;
    slot.store = std::move(store).value();
    return slot;
}

ServerStorage storageOf(OpenedFolder slot)
{
    ServerStorage storage;
    storage.identity = slot.store->identity();
    storage.copy = slot.store->takeCopy();
    storage.place = slot.store->folder();
    storage.copied = slot.store->copied();
    storage.marked = slot.store->isMarked();
    storage.skipped = std::move(slot.skipped);
    storage.store = std::move(slot.store);
    return storage;
}

} // namespace

Result<ServerStorage, StoreError> openStorage(const ServerOptions &options, StoreId fresh)
{
    if (options.durability == Durability::Memory)
        return ServerStorage{std::make_unique<MemoryStore>(), fresh, {}, u"memory"_s, {}, {}, true};
    auto opened = openSlot(options, fresh);
    if (!opened)
        return Failure{opened.error()};
    return storageOf(std::move(opened).value());
}

Result<ServerStorage, StoreError> reopenStorage(const ServerOptions &options, const QString &place,
                                                StoreId fresh)
{
    if (options.durability == Durability::Memory)
        return openStorage(options, fresh);
    auto store = SqliteStore::open(place, fresh, {defaultMarksFolder(), StoreUse::AsCopy});
    if (!store)
        return Failure{store.error()};
    OpenedFolder slot;
    slot.store = std::move(store).value();
    return storageOf(std::move(slot));
}

} // namespace roomcast
