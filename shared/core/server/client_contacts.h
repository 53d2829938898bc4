// SPDX-License-Identifier: MIT
//
// What a server knows of the clients that it hears: from where they send, when one was heard last,
// which of their queries were answered, and how much there was to do. Owned by the server engine.
// Nothing can fail.
#pragma once

#include "core/group/address_book.h"
#include "core/group/answered_reads.h"

namespace roomcast {

class ClientContacts {
public:
    /// `hold`: an address that was silent for that long may have been given up.
    explicit ClientContacts(Duration hold) : m_addresses(hold) {}

    /// False where it may be somebody else who speaks in the client's name. Client 0 stands for the
    /// catalogue.
    bool hears(const ClientId &client, const Endpoint &from, TimePoint now)
    {
        m_heard_at = now;
        return client.value != 0 && m_addresses.isFrom(client, from, now);
    }
    /// When any client was heard last.
    TimePoint heardAt() const { return m_heard_at; }

    /// A copy of a datagram gets no second answer.
    bool wasAnswered(const RequestId &id, quint32 attempt) const
    {
        return m_answered.has(id, attempt);
    }
    void noteAnswered(const RequestId &id, quint32 attempt) { m_answered.note(id, attempt); }

    void countRequest() { ++m_requests; }
    void countReply() { ++m_replies; }
    quint64 requestsReceived() const { return m_requests; }
    quint64 repliesSent() const { return m_replies; }

private:
    AddressBook<ClientId> m_addresses;
    AnsweredReads m_answered;
    TimePoint m_heard_at;
    quint64 m_requests = 0;
    quint64 m_replies = 0;
};

} // namespace roomcast
