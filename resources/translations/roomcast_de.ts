<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>EventText</name>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>primary view</source>
        <translation>primäre Sicht</translation>
    </message>
    <message>
        <source>provisional view</source>
        <translation>vorläufige Sicht</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Started in group {group}, port {port}, on interface {interface}; latency bound {latency_bound_ms}[; copy kept in {data}][; left alone: {skipped}]</source>
        <translation>Gestartet in Gruppe {group}, Port {port}, an der Schnittstelle {interface}; Latenzschranke {latency_bound_ms}[; Kopie liegt in {data}][; nicht angerührt: {skipped}]</translation>
    </message>
    <message>
        <source>Stopped: {reason}</source>
        <translation>Beendet: {reason}</translation>
    </message>
    <message>
        <source>A live server at {address} has the same ID[; {action}]</source>
        <translation>Ein laufender Server unter {address} hat dieselbe ID[; {action}]</translation>
    </message>
    <message>
        <source>Joined the group that {leader} leads in epoch {epoch}, to learn its state first: {reason}</source>
        <translation>Der Gruppe beigetreten, die {leader} in Epoche {epoch} leitet, um zuerst ihren Zustand zu lernen: {reason}</translation>
    </message>
    <message>
        <source>Heard server {member} for the first time, at {address}</source>
        <translation>Server {member} zum ersten Mal gehört, unter {address}</translation>
    </message>
    <message>
        <source>Server {member} said goodbye and left</source>
        <translation>Server {member} hat sich verabschiedet und ist gegangen</translation>
    </message>
    <message>
        <source>Server {member} is suspected to be down: {reason}</source>
        <translation>Server {member} scheint ausgefallen zu sein: {reason}</translation>
    </message>
    <message>
        <source>Server {member}, suspected before, was heard again</source>
        <translation>Server {member}, eben noch verdächtig, ist wieder zu hören</translation>
    </message>
    <message>
        <source>Heartbeat to leader {leader} failed: {reason}; last heard {silence_ms} ago</source>
        <translation>Heartbeat des Leaders {leader} ausgeblieben: {reason}; zuletzt gehört vor {silence_ms}</translation>
    </message>
    <message>
        <source>ELECTION: stands in epoch {epoch} for a view of {members} ({reason})</source>
        <translation>ELECTION: kandidiert in Epoche {epoch} für eine Sicht aus {members} ({reason})</translation>
    </message>
    <message>
        <source>ANSWER: accepts candidate {candidate} in epoch {epoch}</source>
        <translation>ANSWER: akzeptiert Kandidat {candidate} in Epoche {epoch}</translation>
    </message>
    <message>
        <source>OK, I am higher: candidate {candidate} stood in epoch {epoch}, and this server stands instead</source>
        <translation>OK, I am higher: Kandidat {candidate} stand in Epoche {epoch} zur Wahl, und nun kandidiert dieser Server</translation>
    </message>
    <message>
        <source>REFUSE[ of server {by}][ for epoch {epoch}]: {promised} was promised[; {reason}]</source>
        <translation>REFUSE[ von Server {by}][ für Epoche {epoch}]: {promised} war schon versprochen[; {reason}]</translation>
    </message>
    <message>
        <source>Election in epoch {epoch} given up: {reason}</source>
        <translation>Wahl in Epoche {epoch} aufgegeben: {reason}</translation>
    </message>
    <message>
        <source>ANSWER of server {member}: accepts epoch {epoch}</source>
        <translation>ANSWER von Server {member}: akzeptiert Epoche {epoch}</translation>
    </message>
    <message>
        <source>No ANSWER of server {member} for epoch {epoch}</source>
        <translation>Kein ANSWER von Server {member} für Epoche {epoch}</translation>
    </message>
    <message>
        <source>“OK, I am higher” of server {candidate}: it stands in epoch {epoch}, and this candidacy ends</source>
        <translation>„OK, I am higher“ von Server {candidate}: er kandidiert in Epoche {epoch}, und diese Kandidatur endet</translation>
    </message>
    <message>
        <source>REFUSE to candidate {candidate} for epoch {epoch}: {promised} was promised[; {reason}]</source>
        <translation>REFUSE an Kandidat {candidate} für Epoche {epoch}: {promised} war schon versprochen[; {reason}]</translation>
    </message>
    <message>
        <source>Does not stand: {reason}[, server {member}][; stands itself if nobody leads in {wait_ms}]</source>
        <translation>Kandidiert nicht: {reason}[, Server {member}][; kandidiert selbst, wenn in {wait_ms} niemand leitet]</translation>
    </message>
    <message>
        <source>COORDINATOR: {leader} leads in epoch {epoch} with members {members} ({primary})</source>
        <translation>COORDINATOR: {leader} leitet in Epoche {epoch} mit den Mitgliedern {members} ({primary})</translation>
    </message>
    <message>
        <source>View of {members} installed in epoch {epoch} at index {index} ({primary})</source>
        <translation>Sicht aus {members} in Epoche {epoch} beim Index {index} in Kraft ({primary})</translation>
    </message>
    <message>
        <source>Fetching the state from server {from}</source>
        <translation>Holt den Zustand von Server {from}</translation>
    </message>
    <message>
        <source>Fetched {received} of {total} records from server {from}</source>
        <translation>{received} von {total} Datensätzen von Server {from} geholt</translation>
    </message>
    <message>
        <source>State fetched from server {from}, up to index {index}; records: {records}; claims of this server that wait to be merged: {carried}</source>
        <translation>Zustand von Server {from} geholt, bis zum Index {index}; Datensätze: {records}; Ansprüche dieses Servers, die auf die Zusammenführung warten: {carried}</translation>
    </message>
    <message>
        <source>Gave {given} of {total} records to server {to}</source>
        <translation>{given} von {total} Datensätzen an Server {to} gegeben</translation>
    </message>
    <message>
        <source>Request {sequence} of {client}, attempt {attempt}: {command}</source>
        <translation>Anfrage {sequence} von {client}, Versuch {attempt}: {command}</translation>
    </message>
    <message>
        <source>Request {sequence} of {client} dropped: {reason}</source>
        <translation>Anfrage {sequence} von {client} verworfen: {reason}</translation>
    </message>
    <message>
        <source>Reply to request {sequence} of {client}: {outcome}, {status}, index {index} – {command}</source>
        <translation>Antwort auf Anfrage {sequence} von {client}: {outcome}, {status}, Index {index} – {command}</translation>
    </message>
    <message>
        <source>Applied entry {index}: {outcome} – {command}</source>
        <translation>Eintrag {index} ausgeführt: {outcome} – {command}</translation>
    </message>
    <message>
        <source>Reservation {slot} names what the catalogue does not have; it is kept and flagged</source>
        <translation>Die Reservierung {slot} nennt, was der Katalog nicht hat; sie bleibt und wird gekennzeichnet</translation>
    </message>
    <message>
        <source>Another group of this name, born in epoch {other_genesis}, was heard (this one: {genesis}): {action}</source>
        <translation>Eine andere Gruppe dieses Namens, geboren in Epoche {other_genesis}, war zu hören (diese: {genesis}): {action}</translation>
    </message>
    <message>
        <source>Woke from a pause of {pause_ms}; listens before it speaks</source>
        <translation>Nach einer Pause von {pause_ms} aufgewacht; hört zu, bevor er spricht</translation>
    </message>
    <message>
        <source>Fault on purpose: {fault} {value}</source>
        <translation>Absichtliche Störung: {fault} {value}</translation>
    </message>
    <message>
        <source>Input rejected[ from {address}][ from server {member}][, {count} in all]: {reason}</source>
        <translation>Eingang abgewiesen[ von {address}][ von Server {member}][, {count} insgesamt]: {reason}</translation>
    </message>
    <message>
        <source>The copy on disk[ in {where}] cannot be used: {reason}; this server stops</source>
        <translation>Die Kopie auf dem Datenträger[ in {where}] ist nicht zu gebrauchen: {reason}; dieser Server hält an</translation>
    </message>
    <message>
        <source>Server {member} is declared dead and has no vote any more; if it still runs somewhere, both sides may confirm one slot</source>
        <translation>Server {member} ist für tot erklärt und hat keine Stimme mehr; läuft er doch noch irgendwo, können beide Seiten denselben Termin bestätigen</translation>
    </message>
    <message>
        <source>Server {member} was not declared dead: {reason}</source>
        <translation>Server {member} wurde nicht für tot erklärt: {reason}</translation>
    </message>
    <message>
        <source>Control line “{line}” not understood: {reason}</source>
        <translation>Steuerzeile „{line}“ nicht verstanden: {reason}</translation>
    </message>
    <message>
        <source>Partition label is {label} (before: {before}), and who has another one is not heard: {reason}</source>
        <translation>Die Partitionskennung ist {label} (vorher: {before}), und wer eine andere hat, wird nicht gehört: {reason}</translation>
    </message>
    <message>
        <source>Cut off from server {member}, whose label is {label}[; {action}]</source>
        <translation>Abgetrennt von Server {member}, dessen Kennung {label} ist[; {action}]</translation>
    </message>
    <message>
        <source>Server {member} is no longer cut off: its label is {label}, as here</source>
        <translation>Server {member} ist nicht mehr abgetrennt: seine Kennung ist {label}, wie hier</translation>
    </message>
    <message>
        <source>Entry {index} of epoch {epoch} merged another log; claims: {claims}, slots booked on both sides: {both}, claims displaced: {displaced}; conflict report from number {report}</source>
        <translation>Eintrag {index} der Epoche {epoch} hat ein anderes Log zusammengeführt; Ansprüche: {claims}, auf beiden Seiten gebuchte Termine: {both}, verdrängte Ansprüche: {displaced}; Konfliktbericht ab Nummer {report}</translation>
    </message>
    <message>
        <source>The copy up to entry {index} cannot be read back and was not stored; the older one and the journal behind it stay</source>
        <translation>Die Kopie bis Eintrag {index} lässt sich nicht zurücklesen und wurde nicht gespeichert; die ältere und das Journal dahinter bleiben</translation>
    </message>
    <message>
        <source>The {what} of server {member} and of this one differ at entry {index}: {action}</source>
        <translation>Unterschied beim Eintrag {index} zwischen Server {member} und diesem ({what}): {action}</translation>
    </message>
    <message>
        <source>The copy on disk has no vote: {reason}[, as server {member} shows]; its bookings come in as a newcomer&apos;s, under an identity of its own</source>
        <translation>Die Kopie auf dem Datenträger hat keine Stimme: {reason}[, wie Server {member} zeigt]; ihre Buchungen kommen wie die eines Neulings hinein, unter einer eigenen Identität</translation>
    </message>
    <message>
        <source>Network lost on interface {interface}: {cause}[ ({detail})]; waiting for it</source>
        <translation>Netz an der Schnittstelle {interface} verloren: {cause}[ ({detail})]; wartet darauf</translation>
    </message>
    <message>
        <source>Network back on interface {interface}, address {address}; it was lost because of: {cause}</source>
        <translation>Netz an der Schnittstelle {interface} wieder da, Adresse {address}; der Grund war: {cause}</translation>
    </message>
    <message>
        <source>Server {member} is heard, but no TCP connection to {address} can be made: let TCP through the firewall of its host</source>
        <translation>Server {member} ist zu hören, aber keine TCP-Verbindung zu {address} kommt zustande: TCP in der Firewall seines Rechners zulassen</translation>
    </message>
    <message>
        <source>The clock of server {member} is not right: by the group&apos;s time it is {off_ms} {action}</source>
        <translation>Die Uhr von Server {member} geht nicht richtig: gemessen an der Gruppenzeit geht sie {off_ms} {action}</translation>
    </message>
    <message>
        <source>The clock of server {member} is right again</source>
        <translation>Die Uhr von Server {member} geht wieder richtig</translation>
    </message>
    <message>
        <source>Server {member} at {address} answers, but what it sends to all does not arrive: look for a switch with IGMP snooping and no querier, and for firewalls</source>
        <translation>Server {member} unter {address} antwortet, aber was er an alle sendet, kommt nicht an: nach einem Switch mit IGMP-Snooping ohne Querier und nach Firewalls suchen</translation>
    </message>
    <message>
        <source>Multicast does not work for this server, although unicast does: {reason}; it leaves the lead to others. Look for a switch with IGMP snooping and no querier, and for firewalls</source>
        <translation>Multicast geht bei diesem Server nicht, Unicast aber schon: {reason}; er überlässt anderen die Leitung. Nach einem Switch mit IGMP-Snooping ohne Querier und nach Firewalls suchen</translation>
    </message>
    <message>
        <source>Multicast works again for this server</source>
        <translation>Multicast geht bei diesem Server wieder</translation>
    </message>
    <message>
        <source>The group books by its own catalogue, not by the one in this server&apos;s folder[; only the folder has {only_folder}][; only the group has {only_group}][; and {more} more names differ][; different: {details}]</source>
        <translation>Die Gruppe bucht nach ihrem eigenen Katalog, nicht nach dem im Ordner dieses Servers[; nur der Ordner hat {only_folder}][; nur die Gruppe hat {only_group}][; und {more} weitere Namen weichen ab][; anders: {details}]</translation>
    </message>
    <message>
        <source>left the group in order</source>
        <translation>hat die Gruppe ordentlich verlassen</translation>
    </message>
    <message>
        <source>this server stops</source>
        <translation>dieser Server hält an</translation>
    </message>
    <message>
        <source>another one was drawn</source>
        <translation>eine andere wurde gezogen</translation>
    </message>
    <message>
        <source>a person must end one of the two</source>
        <translation>ein Mensch muss einen von beiden beenden</translation>
    </message>
    <message>
        <source>its folder was copied or moved here</source>
        <translation>ihr Ordner wurde kopiert oder hierher verschoben</translation>
    </message>
    <message>
        <source>it is older than what was last here, or nothing is remembered of it</source>
        <translation>sie ist älter als die letzte hier, oder man erinnert sich an keine</translation>
    </message>
    <message>
        <source>it is a backup</source>
        <translation>sie ist eine Sicherung</translation>
    </message>
    <message>
        <source>it was found out to be a copy</source>
        <translation>sie erwies sich als Kopie</translation>
    </message>
    <message>
        <source>another server works on a copy of it</source>
        <translation>ein anderer Server arbeitet mit einer Kopie davon</translation>
    </message>
    <message>
        <source>it is older than what others remember of it</source>
        <translation>sie ist älter, als andere sie in Erinnerung haben</translation>
    </message>
    <message>
        <source>what is in it makes no sense</source>
        <translation>was darin steht, ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>there is no such interface</source>
        <translation>es gibt keine solche Schnittstelle</translation>
    </message>
    <message>
        <source>it is switched off</source>
        <translation>sie ist abgeschaltet</translation>
    </message>
    <message>
        <source>it has no IPv4 address</source>
        <translation>sie hat keine IPv4-Adresse</translation>
    </message>
    <message>
        <source>it has another address</source>
        <translation>sie hat eine andere Adresse</translation>
    </message>
    <message>
        <source>it went, and another one came</source>
        <translation>sie verschwand, und eine andere kam</translation>
    </message>
    <message>
        <source>no cable, or no radio network</source>
        <translation>kein Kabel oder kein Funknetz</translation>
    </message>
    <message>
        <source>the system refuses to send</source>
        <translation>das System weigert sich zu senden</translation>
    </message>
    <message>
        <source>no socket can be opened on it</source>
        <translation>auf ihr lässt sich kein Socket öffnen</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>it hears nobody&apos;s, although they answer</source>
        <translation>er hört den der anderen nicht, obwohl sie antworten</translation>
    </message>
    <message>
        <source>nobody hears what it sends to all</source>
        <translation>niemand hört, was er an alle sendet</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>a value of the wrong type</source>
        <translation>ein Wert des falschen Typs</translation>
    </message>
    <message>
        <source>a value out of range</source>
        <translation>ein Wert außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>longer than allowed</source>
        <translation>länger als erlaubt</translation>
    </message>
    <message>
        <source>bytes behind its end</source>
        <translation>Bytes hinter dem Ende</translation>
    </message>
    <message>
        <source>not in the one form that is allowed</source>
        <translation>nicht in der einen erlaubten Form</translation>
    </message>
    <message>
        <source>not of this program</source>
        <translation>nicht von diesem Programm</translation>
    </message>
    <message>
        <source>of another version of this program</source>
        <translation>von einer anderen Version dieses Programms</translation>
    </message>
    <message>
        <source>a request whose numbers contradict each other</source>
        <translation>eine Anfrage, deren Nummern sich widersprechen</translation>
    </message>
    <message>
        <source>a request with an unreadable command</source>
        <translation>eine Anfrage mit unlesbarem Befehl</translation>
    </message>
    <message>
        <source>a copy of the bookings that cannot be read</source>
        <translation>eine Kopie der Buchungen, die nicht zu lesen ist</translation>
    </message>
    <message>
        <source>over a link, and not of a server</source>
        <translation>über eine Verbindung, und nicht von einem Server</translation>
    </message>
    <message>
        <source>a message that does not come over links</source>
        <translation>eine Nachricht, die nicht über Verbindungen kommt</translation>
    </message>
    <message>
        <source>a link in the name of a server that lives elsewhere</source>
        <translation>eine Verbindung im Namen eines Servers, der anderswo läuft</translation>
    </message>
    <message>
        <source>the disk does not keep up</source>
        <translation>der Datenträger kommt nicht nach</translation>
    </message>
    <message>
        <source>new to the group</source>
        <translation>neu in der Gruppe</translation>
    </message>
    <message>
        <source>two leaders heard each other</source>
        <translation>zwei Leader haben einander gehört</translation>
    </message>
    <message>
        <source>a view was installed without this server</source>
        <translation>eine Sicht ohne diesen Server trat in Kraft</translation>
    </message>
    <message>
        <source>back with an older copy</source>
        <translation>zurück mit einer älteren Kopie</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>Verbindung geschlossen</translation>
    </message>
    <message>
        <source>silent, probes unanswered</source>
        <translation>still, Proben unbeantwortet</translation>
    </message>
    <message>
        <source>cut off, and not a word of it since</source>
        <translation>abgetrennt, und seitdem kein Wort von ihm</translation>
    </message>
    <message>
        <source>joining it</source>
        <translation>tritt ihr bei</translation>
    </message>
    <message>
        <source>it is to join this one</source>
        <translation>sie soll dieser beitreten</translation>
    </message>
    <message>
        <source>both hold bookings, a person must choose</source>
        <translation>beide haben Buchungen, ein Mensch muss wählen</translation>
    </message>
    <message>
        <source>a person chose to join it</source>
        <translation>ein Mensch hat gewählt, ihr beizutreten</translation>
    </message>
    <message>
        <source>no group is founded beside the one it belongs to</source>
        <translation>neben der Gruppe, zu der er gehört, wird keine gegründet</translation>
    </message>
    <message>
        <source>no group was heard</source>
        <translation>keine Gruppe war zu hören</translation>
    </message>
    <message>
        <source>a server left</source>
        <translation>ein Server ist gegangen</translation>
    </message>
    <message>
        <source>a newcomer has caught up</source>
        <translation>ein Neuling hat aufgeholt</translation>
    </message>
    <message>
        <source>a lower ID stood</source>
        <translation>eine niedrigere ID hat kandidiert</translation>
    </message>
    <message>
        <source>the promised leader never came</source>
        <translation>der versprochene Leader kam nie</translation>
    </message>
    <message>
        <source>a member had promised a higher epoch</source>
        <translation>ein Mitglied hatte eine höhere Epoche versprochen</translation>
    </message>
    <message>
        <source>a member did not answer</source>
        <translation>ein Mitglied hat nicht geantwortet</translation>
    </message>
    <message>
        <source>nobody leads after a pause</source>
        <translation>nach einer Pause leitet niemand</translation>
    </message>
    <message>
        <source>a person declared a server dead</source>
        <translation>ein Mensch hat einen Server für tot erklärt</translation>
    </message>
    <message>
        <source>a server has another partition label</source>
        <translation>ein Server hat eine andere Partitionskennung</translation>
    </message>
    <message>
        <source>multicast works for this server, and it comes before the leader</source>
        <translation>Multicast geht bei diesem Server, und er kommt vor dem Leader</translation>
    </message>
    <message>
        <source>“OK, I am higher”</source>
        <translation>„OK, I am higher“</translation>
    </message>
    <message>
        <source>a higher ID is up</source>
        <translation>eine höhere ID ist da</translation>
    </message>
    <message>
        <source>it is about to leave</source>
        <translation>er ist im Begriff zu gehen</translation>
    </message>
    <message>
        <source>multicast works for others, and not for this server</source>
        <translation>Multicast geht bei anderen, aber nicht bei diesem Server</translation>
    </message>
    <message>
        <source>it has no vote</source>
        <translation>er hat keine Stimme</translation>
    </message>
    <message>
        <source>it has no copy of the bookings yet</source>
        <translation>er hat noch keine Kopie der Buchungen</translation>
    </message>
    <message>
        <source>it has just woken, and listens first</source>
        <translation>er ist eben aufgewacht und hört erst zu</translation>
    </message>
    <message>
        <source>the queue is full</source>
        <translation>die Warteschlange ist voll</translation>
    </message>
    <message>
        <source>its time was over</source>
        <translation>ihre Zeit war um</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>no such room</source>
        <translation>kein solcher Raum</translation>
    </message>
    <message>
        <source>no such timeslot</source>
        <translation>keine solche Zeit</translation>
    </message>
    <message>
        <source>no such day</source>
        <translation>kein solcher Tag</translation>
    </message>
    <message>
        <source>slot taken</source>
        <translation>Termin vergeben</translation>
    </message>
    <message>
        <source>not booked</source>
        <translation>nicht gebucht</translation>
    </message>
    <message>
        <source>not theirs</source>
        <translation>gehört einem anderen</translation>
    </message>
    <message>
        <source>a text that cannot be stored</source>
        <translation>ein Text, der nicht gespeichert werden kann</translation>
    </message>
    <message>
        <source>client no longer known</source>
        <translation>Client nicht mehr bekannt</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>Antwort zu groß</translation>
    </message>
    <message>
        <source>nothing can be confirmed here</source>
        <translation>hier kann nichts bestätigt werden</translation>
    </message>
    <message>
        <source>in that queue already</source>
        <translation>steht dort schon an</translation>
    </message>
    <message>
        <source>waiting list full</source>
        <translation>Warteliste voll</translation>
    </message>
    <message>
        <source>not waiting there</source>
        <translation>wartet dort nicht</translation>
    </message>
    <message>
        <source>slot is over</source>
        <translation>Termin vorbei</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>the servers find out which copy is right</source>
        <translation>die Server finden heraus, welche Kopie stimmt</translation>
    </message>
    <message>
        <source>fetches the other copy to compare the two</source>
        <translation>holt die andere Kopie, um beide zu vergleichen</translation>
    </message>
    <message>
        <source>compared, they are equal after all</source>
        <translation>verglichen, sie sind doch gleich</translation>
    </message>
    <message>
        <source>this server&apos;s copy was replaced</source>
        <translation>die Kopie dieses Servers wurde ersetzt</translation>
    </message>
    <message>
        <source>it is heard, or it is this server</source>
        <translation>er ist zu hören, oder es ist dieser Server</translation>
    </message>
    <message>
        <source>it was declared dead before</source>
        <translation>er war schon für tot erklärt</translation>
    </message>
    <message>
        <source>no other group of this name is heard</source>
        <translation>keine andere Gruppe dieses Namens ist zu hören</translation>
    </message>
    <message>
        <source>only a leader brings its group over</source>
        <translation>nur ein Leader führt seine Gruppe hinüber</translation>
    </message>
    <message>
        <source>started so</source>
        <translation>so gestartet</translation>
    </message>
    <message>
        <source>asked to</source>
        <translation>so verlangt</translation>
    </message>
    <message>
        <source>asked to heal</source>
        <translation>Heilung verlangt</translation>
    </message>
    <message>
        <source>healed after the requests that were waited for</source>
        <translation>geheilt nach den Anfragen, auf die gewartet wurde</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>ServerHelp</name>
    <message>
        <source>&lt;h3&gt;Roomcast %1&lt;/h3&gt;&lt;p&gt;Books rooms on a local network with no server to administer.&lt;/p&gt;&lt;p&gt;This window is one server of a group. The servers find one another, the one with the highest ID leads, and every one of them keeps a copy of the bookings.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Roomcast %1&lt;/h3&gt;&lt;p&gt;Bucht Räume in einem lokalen Netz, ohne einen Server, der verwaltet werden müsste.&lt;/p&gt;&lt;p&gt;Dieses Fenster ist ein Server einer Gruppe. Die Server finden einander, der mit der höchsten ID leitet, und jeder von ihnen hält eine Kopie der Buchungen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Roomcast</source>
        <translation>Über Roomcast</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Beitretend</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>Lernend</translation>
    </message>
    <message>
        <source>Follower</source>
        <translation>Follower</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Suspected</source>
        <translation>Verdächtig</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gegangen</translation>
    </message>
    <message>
        <source>Cut off (%1)</source>
        <translation>Abgetrennt (%1)</translation>
    </message>
</context>
<context>
    <name>roomcast::AnswerPrinter</name>
    <message>
        <source>Kept on this device: %1</source>
        <translation>Auf diesem Gerät aufgehoben: %1</translation>
    </message>
</context>
<context>
    <name>roomcast::AnswerText</name>
    <message>
        <source>This slot</source>
        <translation>Dieser Termin</translation>
    </message>
    <message>
        <source>%1 is already booked</source>
        <translation>%1 ist schon gebucht</translation>
    </message>
    <message>
        <source>%1 is held by %2</source>
        <translation>%1 hat %2</translation>
    </message>
    <message>
        <source>%1 is booked by the catalogue, for nobody in particular: only delete gives it back</source>
        <translation>%1 ist vom Katalog gebucht, für niemand Bestimmten: nur delete gibt den Termin zurück</translation>
    </message>
    <message>
        <source>%1 is held by %2, who alone may cancel it</source>
        <translation>%1 hat %2, und niemand sonst darf stornieren</translation>
    </message>
    <message>
        <source>The servers that can be reached may not be the only ones and do not move bookings alone: try again when the others are back</source>
        <translation>Die erreichbaren Server sind vielleicht nicht die einzigen und verschieben allein keine Buchung: versuchen Sie es wieder, wenn die anderen zurück sind</translation>
    </message>
    <message>
        <source>The servers that can be reached may not be the only ones and do not book alone: try again when the others are back</source>
        <translation>Die erreichbaren Server sind vielleicht nicht die einzigen und buchen allein nicht: versuchen Sie es wieder, wenn die anderen zurück sind</translation>
    </message>
    <message>
        <source>The answer is too large for one message: ask for the rooms one by one, with check</source>
        <translation>Die Antwort ist zu groß für eine Nachricht: fragen Sie mit check nach einzelnen Räumen</translation>
    </message>
    <message>
        <source>The answer is too large for one message: ask for a day, with day, or for one slot, with queue</source>
        <translation>Die Antwort ist zu groß für eine Nachricht: fragen Sie mit day nach einem Tag oder mit queue nach einem Termin</translation>
    </message>
    <message>
        <source>The answer is too large for one message</source>
        <translation>Die Antwort ist zu groß für eine Nachricht</translation>
    </message>
    <message>
        <source>A booking needs a person&apos;s name</source>
        <translation>Eine Buchung braucht den Namen eines Menschen</translation>
    </message>
    <message>
        <source>%1 cannot stand in a booking: a name takes up to %2 characters, a title up to %3, without control characters</source>
        <translation>%1 kann nicht in einer Buchung stehen: ein Name hat höchstens %2 Zeichen, ein Titel höchstens %3, ohne Steuerzeichen</translation>
    </message>
    <message>
        <source>%1 is over: the group&apos;s time is %2</source>
        <translation>%1 ist vorbei: die Gruppe hat %2</translation>
    </message>
    <message>
        <source>%1 is not a room</source>
        <translation>%1 ist kein Raum</translation>
    </message>
    <message>
        <source>%1 is not booked</source>
        <translation>%1 ist nicht gebucht</translation>
    </message>
    <message>
        <source>The servers no longer know this client, and nothing was changed: try again</source>
        <translation>Die Server kennen diesen Client nicht mehr, und nichts wurde geändert: versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>The servers are busy: try again in a moment</source>
        <translation>Die Server sind beschäftigt: versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
        <source>%1 has a claim on %2 already</source>
        <translation>%1 hat schon einen Anspruch auf %2</translation>
    </message>
    <message>
        <source>The waiting list of %1 is full</source>
        <translation>Die Warteliste von %1 ist voll</translation>
    </message>
    <message>
        <source>%1 does not wait for %2</source>
        <translation>%1 wartet nicht auf %2</translation>
    </message>
    <message>
        <source>No server answers, and nothing was changed. Start one with roomcast-server, or wait until one is back, and try again</source>
        <translation>Kein Server antwortet, und nichts wurde geändert. Starten Sie einen mit roomcast-server, oder warten Sie, bis einer zurück ist, und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>No server answers. Start one with roomcast-server, or wait: this client finds it by itself</source>
        <translation>Kein Server antwortet. Starten Sie einen mit roomcast-server, oder warten Sie: dieser Client findet ihn von selbst</translation>
    </message>
    <message>
        <source>Booked %1</source>
        <translation>%1 gebucht</translation>
    </message>
    <message>
        <source>Cancelled %1</source>
        <translation>%1 storniert</translation>
    </message>
    <message>
        <source>Left the waiting list of %1</source>
        <translation>Warteliste von %1 verlassen</translation>
    </message>
    <message>
        <source>Moved %1 to %2</source>
        <translation>%1 nach %2 verschoben</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Booked %1, which was free</source>
        <translation>%1 gebucht, denn der Termin war frei</translation>
    </message>
    <message>
        <source>Waits for %1, number %2 on the waiting list</source>
        <translation>Wartet auf %1, Nummer %2 der Warteliste</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>provisional (%1)</source>
        <translation>vorläufig (%1)</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>server %1 in epoch %2, %3: %4</source>
        <translation>Server %1 in Epoche %2, %3: %4</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Two servers replied to “%1”, and say the same: %2; %3. Only the leader may; see the logs of both</source>
        <translation>Zwei Server haben auf „%1“ geantwortet und sagen dasselbe: %2; %3. Nur der Leader darf das; sehen Sie in die Logs beider</translation>
    </message>
    <message>
        <source>Two servers replied to “%1”, and do not say the same: %2; %3. Only the leader may; see the logs of both</source>
        <translation>Zwei Server haben auf „%1“ geantwortet und sagen nicht dasselbe: %2; %3. Nur der Leader darf das; sehen Sie in die Logs beider</translation>
    </message>
    <message>
        <source>The servers are busy, and “%1” may be done all the same. Look at the bookings before you try again</source>
        <translation>Die Server sind beschäftigt, und „%1“ kann trotzdem geschehen sein. Sehen Sie die Buchungen an, bevor Sie es noch einmal versuchen</translation>
    </message>
    <message>
        <source>No answer came to “%1”: it may have been done or not. Look at the bookings before you try again</source>
        <translation>Auf „%1“ kam keine Antwort: es kann geschehen sein oder nicht. Sehen Sie die Buchungen an, bevor Sie es noch einmal versuchen</translation>
    </message>
    <message>
        <source>Too many requests wait for an answer: try again in a moment</source>
        <translation>Zu viele Anfragen warten auf eine Antwort: versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
        <source>at most %1 old</source>
        <translation>höchstens %1 alt</translation>
    </message>
    <message>
        <source>kept since about %1</source>
        <translation>aufbewahrt seit etwa %1</translation>
    </message>
    <message>
        <source>; may lack what you saw before</source>
        <translation>; es kann fehlen, was Sie schon gesehen haben</translation>
    </message>
    <message>
        <source>Server %1, epoch %2, %3, %4</source>
        <translation>Server %1, Epoche %2, %3, %4</translation>
    </message>
    <message>
        <source>Cache, %1, %2</source>
        <translation>Cache, %1, %2</translation>
    </message>
    <message>
        <source>Stale, %1, no server answers; then %2</source>
        <translation>Veraltet, %1, kein Server antwortet; damals %2</translation>
    </message>
    <message>
        <source>No answer after %1</source>
        <translation>Keine Antwort nach %1</translation>
    </message>
    <message>
        <source>Server %1, %2</source>
        <translation>Server %1, %2</translation>
    </message>
</context>
<context>
    <name>roomcast::BookingController</name>
    <message>
        <source>It cannot be undone: the booking is not yours any more.</source>
        <translation>Das lässt sich nicht rückgängig machen: die Buchung gehört Ihnen nicht mehr.</translation>
    </message>
    <message>
        <source>%1 is first on the waiting list of %2 and moves up.</source>
        <translation>%1 steht als Erste(r) auf der Warteliste von %2 und rückt nach.</translation>
    </message>
    <message>
        <source>1 more waits.</source>
        <translation>1 weitere Person wartet.</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait.</source>
        <translation>
            <numerusform>%n weitere Person wartet.</numerusform>
            <numerusform>%n weitere warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel this booking?</source>
        <translation>Diese Buchung stornieren?</translation>
    </message>
    <message>
        <source>It cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>Die Buchung stornieren</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>roomcast::BookingForm</name>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Booked by you</source>
        <translation>Von Ihnen gebucht</translation>
    </message>
    <message>
        <source>Reserved in the catalogue</source>
        <translation>Im Katalog reserviert</translation>
    </message>
    <message>
        <source>Held by %1</source>
        <translation>Vergeben an %1</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>Wird gebucht…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird storniert…</translation>
    </message>
    <message>
        <source>Joining the waiting list…</source>
        <translation>Tritt der Warteliste bei…</translation>
    </message>
    <message>
        <source>Leaving the waiting list…</source>
        <translation>Verlässt die Warteliste…</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>Wird verschoben…</translation>
    </message>
    <message>
        <source>You wait, %1 before you</source>
        <translation>Sie warten, %1 vor Ihnen</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Timeslot</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Booking as</source>
        <translation>Buchen als</translation>
    </message>
    <message>
        <source>Boo&amp;k</source>
        <translation>Bu&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Cancel booking</source>
        <translation>&amp;Stornieren</translation>
    </message>
    <message>
        <source>&amp;Join waiting list</source>
        <translation>Auf die &amp;Warteliste</translation>
    </message>
    <message>
        <source>&amp;Leave the waiting list</source>
        <translation>Warteliste ver&amp;lassen</translation>
    </message>
    <message>
        <source>For example: Seminar</source>
        <translation>Zum Beispiel: Seminar</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Raum</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>&amp;Timeslot</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>Booking &amp;as</source>
        <translation>Buchen &amp;als</translation>
    </message>
    <message>
        <source>Book this slot (Ctrl+B)</source>
        <translation>Diesen Termin buchen (Strg+B)</translation>
    </message>
    <message>
        <source>Cancel this booking (Del in the grid)</source>
        <translation>Diese Buchung stornieren (Entf in der Tabelle)</translation>
    </message>
    <message>
        <source>Join the waiting list of this slot (Ctrl+J)</source>
        <translation>Auf die Warteliste dieses Termins (Strg+J)</translation>
    </message>
    <message>
        <source>Leave the waiting list of this slot (Ctrl+Shift+J)</source>
        <translation>Die Warteliste dieses Termins verlassen (Strg+Umschalt+J)</translation>
    </message>
    <message>
        <source>Choose a slot</source>
        <translation>Termin wählen</translation>
    </message>
    <message>
        <source>Select a cell of the grid, or name a slot here.</source>
        <translation>Wählen Sie eine Zelle der Tabelle, oder nennen Sie hier einen Termin.</translation>
    </message>
    <message>
        <source>Pending on this device: asked for when a server answers</source>
        <translation>Auf diesem Gerät ausstehend: wird angefragt, wenn ein Server antwortet</translation>
    </message>
</context>
<context>
    <name>roomcast::BookingUndo</name>
    <message>
        <source>You wait for %1 as number %2.</source>
        <translation>Sie warten auf %1 als Nummer %2.</translation>
    </message>
    <message>
        <source>Cancelled %1.</source>
        <translation>%1 storniert.</translation>
    </message>
    <message>
        <source>Booked %1: nobody else had it any more.</source>
        <translation>%1 gebucht: niemand sonst hatte den Termin mehr.</translation>
    </message>
    <message>
        <source>You left the waiting list of %1.</source>
        <translation>Sie haben die Warteliste von %1 verlassen.</translation>
    </message>
    <message>
        <source>Moved %1 to %2.</source>
        <translation>%1 nach %2 verschoben.</translation>
    </message>
    <message>
        <source>Booked %1.</source>
        <translation>%1 gebucht.</translation>
    </message>
    <message>
        <source>Undone. </source>
        <translation>Rückgängig gemacht. </translation>
    </message>
    <message>
        <source>Free at that time:</source>
        <translation>Zur selben Zeit frei:</translation>
    </message>
</context>
<context>
    <name>roomcast::CacheChart</name>
    <message>
        <source>Chart of the last minute: nothing was read</source>
        <translation>Diagramm der letzten Minute: nichts wurde gelesen</translation>
    </message>
    <message>
        <source>Chart of the last minute: the cache answered %1 of %2 reads (%3) and saved %4 of waiting</source>
        <translation>Diagramm der letzten Minute: der Cache hat %1 von %2 Lesevorgängen beantwortet (%3) und %4 Warten erspart</translation>
    </message>
</context>
<context>
    <name>roomcast::CacheDock</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>&amp;Evict</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>B&amp;ypass cache</source>
        <translation>Cache &amp;umgehen</translation>
    </message>
    <message>
        <source>Cached answers</source>
        <translation>Antworten im Cache</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Filter the cached answers</source>
        <translation>Die Antworten im Cache filtern</translation>
    </message>
    <message>
        <source>Show only rows whose key, state or person contains this</source>
        <translation>Nur Zeilen zeigen, deren Schlüssel, Zustand oder Person dies enthält</translation>
    </message>
    <message>
        <source>Forget the selected answers; what is on show is asked again</source>
        <translation>Die gewählten Antworten vergessen; was zu sehen ist, wird neu gefragt</translation>
    </message>
    <message>
        <source>Forget every cached answer</source>
        <translation>Alle Antworten im Cache vergessen</translation>
    </message>
    <message>
        <source>Ask the servers for the selected answers, or for what is on show, although the cache could answer (F5)</source>
        <translation>Die Server nach den gewählten Antworten fragen, oder nach dem, was zu sehen ist, auch wenn der Cache antworten könnte (F5)</translation>
    </message>
    <message>
        <source>Ask the servers even where the cache could answer</source>
        <translation>Die Server auch dann fragen, wenn der Cache antworten könnte</translation>
    </message>
    <message>
        <source>Share of all reads that the cache answered, and the waiting it saved</source>
        <translation>Anteil aller Lesevorgänge, die der Cache beantwortet hat, und das ersparte Warten</translation>
    </message>
    <message>
        <source>A server is asked to vouch for all of it at the next beacon</source>
        <translation>Ein Server soll sich beim nächsten Beacon für alles verbürgen</translation>
    </message>
    <message>
        <source>Hit ratio %1 of %2 reads
Saved %3 of waiting</source>
        <translation>Trefferquote %1 von %2 Lesevorgängen
%3 Warten erspart</translation>
    </message>
    <message>
        <source>Next beacon in %1</source>
        <translation>Nächster Beacon in %1</translation>
    </message>
    <message>
        <source>No beacon asked for</source>
        <translation>Kein Beacon erbeten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>roomcast::CacheHistory</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>roomcast::CacheModel</name>
    <message numerus="yes">
        <source>%n booked</source>
        <translation>
            <numerusform>%n gebucht</numerusform>
            <numerusform>%n gebucht</numerusform>
        </translation>
    </message>
    <message>
        <source>1 claim</source>
        <translation>1 Anspruch</translation>
    </message>
    <message numerus="yes">
        <source>%n claims</source>
        <translation>
            <numerusform>%n Anspruch</numerusform>
            <numerusform>%n Ansprüche</numerusform>
        </translation>
    </message>
    <message>
        <source>1 name</source>
        <translation>1 Name</translation>
    </message>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n Name</numerusform>
            <numerusform>%n Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tells of the selected cell</source>
        <translation>Gehört zur gewählten Zelle</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Geändert von</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Answered by server %1; %2 bytes</source>
        <translation>Von Server %1 beantwortet; %2 Bytes</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
</context>
<context>
    <name>roomcast::CatalogueReader</name>
    <message>
        <source>there is no folder %1</source>
        <translation>es gibt keinen Ordner %1</translation>
    </message>
    <message>
        <source>%1 is not a folder; name the one that holds rooms.txt</source>
        <translation>%1 ist kein Ordner; nennen Sie den, in dem rooms.txt liegt</translation>
    </message>
    <message>
        <source>%1 is missing; a catalogue needs rooms.txt and timeslots.txt, one item a line</source>
        <translation>%1 fehlt; ein Katalog braucht rooms.txt und timeslots.txt, ein Eintrag je Zeile</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>%1 is larger than %2 KiB</source>
        <translation>%1 ist größer als %2 KiB</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht zu lesen: %2</translation>
    </message>
</context>
<context>
    <name>roomcast::CatalogueText</name>
    <message>
        <source>%1 can be read in two ways: write &quot;%1&quot; for a room of that name, or %2, a tab and %3 for a room of %3 seats</source>
        <translation>%1 lässt sich auf zwei Arten lesen: schreiben Sie &quot;%1&quot; für einen Raum dieses Namens, oder %2, einen Tabulator und %3 für einen Raum mit %3 Plätzen</translation>
    </message>
    <message>
        <source>%1 is not a room: write its name, in quotes where it ends in a number, and behind a tab the number of its seats, from 1 to %2</source>
        <translation>%1 ist kein Raum: schreiben Sie seinen Namen, in Anführungszeichen, wenn er mit einer Zahl endet, und hinter einem Tabulator die Zahl seiner Plätze, von 1 bis %2</translation>
    </message>
    <message>
        <source>%1 stands in the file twice</source>
        <translation>%1 steht zweimal in der Datei</translation>
    </message>
    <message>
        <source>%1 stands in the file twice: line %2 has %3</source>
        <translation>%1 steht zweimal in der Datei: Zeile %2 hat %3</translation>
    </message>
    <message>
        <source>%1 is the same time as %3 in line %2</source>
        <translation>%1 ist dieselbe Zeit wie %3 in Zeile %2</translation>
    </message>
    <message>
        <source>%1 overlaps with %3 in line %2</source>
        <translation>%1 überschneidet sich mit %3 in Zeile %2</translation>
    </message>
    <message>
        <source>the text is not UTF-8; save the file in that encoding</source>
        <translation>der Text ist nicht UTF-8; speichern Sie die Datei in dieser Kodierung</translation>
    </message>
    <message>
        <source>%1…: a line has at most %2 bytes</source>
        <translation>%1…: eine Zeile hat höchstens %2 Bytes</translation>
    </message>
    <message>
        <source>a file has at most %1 lines</source>
        <translation>eine Datei hat höchstens %1 Zeilen</translation>
    </message>
    <message>
        <source>%1 holds a control character</source>
        <translation>%1 enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>%1 is not one word; write it without blanks and quotes</source>
        <translation>%1 ist nicht ein Wort; schreiben Sie es ohne Leerzeichen und Anführungszeichen</translation>
    </message>
    <message>
        <source>%1 is not a reservation; write ROOM TIMESLOT DAY</source>
        <translation>%1 ist keine Reservierung; schreiben Sie ROOM TIMESLOT DAY</translation>
    </message>
    <message>
        <source>%1 is no time zone that this computer knows; write one name, such as Europe/Berlin</source>
        <translation>%1 ist keine Zeitzone, die dieser Rechner kennt; schreiben Sie einen Namen wie Europe/Berlin</translation>
    </message>
    <message>
        <source>the file names nothing; write one item a line</source>
        <translation>die Datei nennt nichts; schreiben Sie einen Eintrag je Zeile</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>roomcast::ClaimWatch</name>
    <message>
        <source>%1 is not yours any more: another client cancelled it in your name</source>
        <translation>%1 gehört Ihnen nicht mehr: ein anderer Client hat es in Ihrem Namen storniert</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>roomcast::ClientActions</name>
    <message>
        <source>&amp;Run file…</source>
        <translation>Datei aus&amp;führen…</translation>
    </message>
    <message>
        <source>Re&amp;load from the servers</source>
        <translation>Von den Servern neu &amp;lesen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation>&amp;Woche</translation>
    </message>
    <message>
        <source>Find a &amp;room</source>
        <translation>&amp;Raum suchen</translation>
    </message>
    <message>
        <source>Go to &amp;cache</source>
        <translation>Zum &amp;Cache</translation>
    </message>
    <message>
        <source>Go to re&amp;quests</source>
        <translation>Zu den &amp;Anfragen</translation>
    </message>
    <message>
        <source>Go to c&amp;onsole</source>
        <translation>Zur K&amp;onsole</translation>
    </message>
    <message>
        <source>Go to &amp;notices</source>
        <translation>Zu den &amp;Mitteilungen</translation>
    </message>
    <message>
        <source>Go to &amp;pending</source>
        <translation>Zum Ausst&amp;ehenden</translation>
    </message>
    <message>
        <source>T&amp;ype a command</source>
        <translation>Befehl e&amp;ingeben</translation>
    </message>
    <message>
        <source>&amp;Book</source>
        <translation>Bu&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Cancel booking</source>
        <translation>&amp;Stornieren</translation>
    </message>
    <message>
        <source>&amp;Join waiting list</source>
        <translation>Auf die &amp;Warteliste</translation>
    </message>
    <message>
        <source>&amp;Leave the waiting list</source>
        <translation>Warteliste ver&amp;lassen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Close the &amp;message</source>
        <translation>&amp;Meldung schließen</translation>
    </message>
    <message>
        <source>Conflict re&amp;port</source>
        <translation>Konfli&amp;ktbericht</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Roomcast</source>
        <translation>&amp;Über Roomcast</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>&amp;Booking</source>
        <translation>&amp;Buchung</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Enter, double-click</source>
        <translation>Eingabe, Doppelklick</translation>
    </message>
    <message>
        <source>Book the selected cell</source>
        <translation>Die gewählte Zelle buchen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Cancel the selected booking</source>
        <translation>Die gewählte Buchung stornieren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Roomcast %1&lt;/h3&gt;&lt;p&gt;Books rooms on a local network: servers elect a leader among themselves, this window asks them and says where every answer came from.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Roomcast %1&lt;/h3&gt;&lt;p&gt;Bucht Räume in einem lokalen Netz: Server wählen unter sich einen Leader, dieses Fenster fragt sie und sagt, woher jede Antwort kam.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Roomcast</source>
        <translation>Über Roomcast</translation>
    </message>
</context>
<context>
    <name>roomcast::ClientApp</name>
    <message>
        <source>--user: this account has no name to sign bookings with; state one</source>
        <translation>--user: dieses Konto hat keinen Namen, um Buchungen zu zeichnen; geben Sie einen an</translation>
    </message>
</context>
<context>
    <name>roomcast::ClientProcess</name>
    <message>
        <source>The network is back</source>
        <translation>Das Netz ist wieder da</translation>
    </message>
    <message>
        <source>Multicast works again</source>
        <translation>Multicast geht wieder</translation>
    </message>
    <message>
        <source>--data: %1: another client has this folder, or it cannot be written; name another one</source>
        <translation>--data: %1: ein anderer Client hat diesen Ordner, oder er ist nicht zu beschreiben; nennen Sie einen anderen</translation>
    </message>
</context>
<context>
    <name>roomcast::ClientWindow</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Requests (00)</source>
        <translation>Anfragen (00)</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Buchung</translation>
    </message>
</context>
<context>
    <name>roomcast::ConflictModel</name>
    <message>
        <source>The catalogue</source>
        <translation>Der Katalog</translation>
    </message>
    <message>
        <source>%1, %2, epoch %3</source>
        <translation>%1, %2, Epoche %3</translation>
    </message>
    <message>
        <source>It was confirmed</source>
        <translation>Es war bestätigt</translation>
    </message>
    <message>
        <source>Its time comes first: %1</source>
        <translation>Seine Zeit kommt zuerst: %1</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Holds the slot</source>
        <translation>Hat den Termin</translation>
    </message>
    <message>
        <source>Waits as number %1</source>
        <translation>Wartet als Nummer %1</translation>
    </message>
    <message>
        <source>%1, behind %2</source>
        <translation>%1, hinter %2</translation>
    </message>
    <message>
        <source>1 slot was booked on both sides</source>
        <translation>1 Termin war auf beiden Seiten gebucht</translation>
    </message>
    <message numerus="yes">
        <source>%n slots were booked on both sides</source>
        <translation>
            <numerusform>%n Termin war auf beiden Seiten gebucht</numerusform>
            <numerusform>%n Termine waren auf beiden Seiten gebucht</numerusform>
        </translation>
    </message>
    <message>
        <source>1 booking was displaced</source>
        <translation>1 Buchung wurde verdrängt</translation>
    </message>
    <message numerus="yes">
        <source>%n bookings were displaced</source>
        <translation>
            <numerusform>%n Buchung wurde verdrängt</numerusform>
            <numerusform>%n Buchungen wurden verdrängt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, entry %2 of epoch %3</source>
        <translation>%1, Eintrag %2 der Epoche %3</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>Nummer %1</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Keeps it, booked</source>
        <translation>Behält ihn, gebucht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Displaced, booked</source>
        <translation>Verdrängt, gebucht</translation>
    </message>
    <message>
        <source>Place in line</source>
        <translation>Platz in der Reihe</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
</context>
<context>
    <name>roomcast::ConflictReport</name>
    <message>
        <source>Conflict report</source>
        <translation>Konfliktbericht</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführung</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenführung</translation>
    </message>
    <message>
        <source>Bookings that merges displaced</source>
        <translation>Buchungen, die Zusammenführungen verdrängt haben</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all that are shown</source>
        <translation>Die gewählten Zeilen kopieren, oder alle, die zu sehen sind</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Save the rows that are shown to a file</source>
        <translation>Die Zeilen, die zu sehen sind, in eine Datei speichern</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>All on record</source>
        <translation>Alle verzeichneten</translation>
    </message>
    <message>
        <source>No merge on record displaced a booking.</source>
        <translation>Keine verzeichnete Zusammenführung hat eine Buchung verdrängt.</translation>
    </message>
    <message>
        <source>Rows copied: %1</source>
        <translation>Zeilen kopiert: %1</translation>
    </message>
    <message>
        <source>Save the conflict report</source>
        <translation>Den Konfliktbericht speichern</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Rows saved to %1: %2</source>
        <translation>Zeilen in %1 gespeichert: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht zu schreiben: %2</translation>
    </message>
</context>
<context>
    <name>roomcast::ConsoleController</name>
    <message>
        <source>Run a file of commands</source>
        <translation>Datei mit Befehlen ausführen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht zu lesen: %2</translation>
    </message>
</context>
<context>
    <name>roomcast::ConsoleDock</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Ru&amp;n file…</source>
        <translation>&amp;Datei ausführen…</translation>
    </message>
    <message>
        <source>Console output</source>
        <translation>Ausgabe der Konsole</translation>
    </message>
    <message>
        <source>days · rooms · timeslots · check ROOM · day DAY
reserve ROOM TIMESLOT DAY · delete ROOM TIMESLOT DAY · quit
%1 lists all commands</source>
        <translation>days · rooms · timeslots · check ROOM · day DAY
reserve ROOM TIMESLOT DAY · delete ROOM TIMESLOT DAY · quit
%1 nennt alle Befehle</translation>
    </message>
    <message>
        <source>Command, for example: check SA314</source>
        <translation>Befehl, zum Beispiel: check SA314</translation>
    </message>
    <message>
        <source>Console command</source>
        <translation>Befehl der Konsole</translation>
    </message>
    <message>
        <source>Enter runs it, Up and Down recall earlier ones (Ctrl+K comes here)</source>
        <translation>Die Eingabetaste führt ihn aus, Auf und Ab holen frühere zurück (Strg+K führt hierher)</translation>
    </message>
    <message>
        <source>Run the commands of a text file, one a line</source>
        <translation>Die Befehle einer Textdatei ausführen, einer je Zeile</translation>
    </message>
    <message>
        <source>More than %1 lines: the rest is left out</source>
        <translation>Mehr als %1 Zeilen: der Rest ist ausgelassen</translation>
    </message>
</context>
<context>
    <name>roomcast::ConsoleErrorText</name>
    <message>
        <source>%1: unknown command</source>
        <translation>%1: unbekannter Befehl</translation>
    </message>
    <message>
        <source>%1 takes nothing after it</source>
        <translation>hinter %1 gehört nichts</translation>
    </message>
    <message>
        <source>%1 takes a room</source>
        <translation>%1 verlangt einen Raum</translation>
    </message>
    <message>
        <source>%1 takes a day</source>
        <translation>%1 verlangt einen Tag</translation>
    </message>
    <message>
        <source>%1 takes a room, a timeslot and a day</source>
        <translation>%1 verlangt einen Raum, eine Zeit und einen Tag</translation>
    </message>
    <message>
        <source>%1 takes a room, a timeslot and a day, and then those to move to</source>
        <translation>%1 verlangt einen Raum, eine Zeit und einen Tag, und dann die, wohin verschoben wird</translation>
    </message>
    <message>
        <source>%1 takes a room, a timeslot, a day, and holds or waits</source>
        <translation>%1 verlangt einen Raum, eine Zeit, einen Tag, und holds oder waits</translation>
    </message>
    <message>
        <source>%1 takes nothing, or the number to begin with</source>
        <translation>%1 verlangt nichts, oder die Nummer, mit der begonnen wird</translation>
    </message>
    <message>
        <source>%1: a quote is not closed; write names with blanks as &quot;Meeting room 2&quot;</source>
        <translation>%1: ein Anführungszeichen wird nicht geschlossen; schreiben Sie Namen mit Leerzeichen so: &quot;Raum 2&quot;</translation>
    </message>
    <message>
        <source>%1…: a line has at most %2 characters</source>
        <translation>%1…: eine Zeile hat höchstens %2 Zeichen</translation>
    </message>
</context>
<context>
    <name>roomcast::EventLogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>%1, from %2 to %3
A double click, or Enter, shows each of them</source>
        <translation>%1, von %2 bis %3
Ein Doppelklick oder die Eingabetaste zeigt jedes einzeln</translation>
    </message>
</context>
<context>
    <name>roomcast::EventLogView</name>
    <message>
        <source>&amp;Filter by text</source>
        <translation>Nach &amp;Text filtern</translation>
    </message>
    <message>
        <source>Show only events that contain a text</source>
        <translation>Nur Ereignisse zeigen, die einen Text enthalten</translation>
    </message>
    <message>
        <source>Fold &amp;requests</source>
        <translation>An&amp;fragen falten</translation>
    </message>
    <message>
        <source>Show requests and replies in a row as one line; a double click on it shows each</source>
        <translation>Anfragen und Antworten hintereinander als eine Zeile zeigen; ein Doppelklick darauf zeigt jede</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>F&amp;olgen</translation>
    </message>
    <message>
        <source>Keep the newest event in sight</source>
        <translation>Das neueste Ereignis im Blick behalten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Hold the list still; events are collected meanwhile</source>
        <translation>Die Liste anhalten; Ereignisse werden weiter gesammelt</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected events, or all that are shown</source>
        <translation>Die gewählten Ereignisse kopieren, oder alle, die zu sehen sind</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Save the events that are shown to a file</source>
        <translation>Die Ereignisse, die zu sehen sind, in eine Datei speichern</translation>
    </message>
    <message>
        <source>Conflict &amp;report</source>
        <translation>Konflikt&amp;bericht</translation>
    </message>
    <message>
        <source>What the merge that is picked displaced, or all merges</source>
        <translation>Was die gewählte Zusammenführung verdrängt hat, oder alle</translation>
    </message>
    <message>
        <source>&amp;Categories</source>
        <translation>&amp;Arten</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alle zeigen</translation>
    </message>
    <message>
        <source>Show &amp;none</source>
        <translation>K&amp;eine zeigen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Categories shown</source>
        <translation>Gezeigte Arten</translation>
    </message>
    <message>
        <source>Lowest severity shown</source>
        <translation>Geringste gezeigte Schwere</translation>
    </message>
    <message>
        <source>Show events of this severity and above</source>
        <translation>Ereignisse dieser Schwere und darüber zeigen</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Alle Schweregrade</translation>
    </message>
    <message>
        <source>Notices and above</source>
        <translation>Ab Hinweis</translation>
    </message>
    <message>
        <source>Warnings and above</source>
        <translation>Ab Warnung</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Left out: events that the log had no room for, the oldest first, or that came faster than this window could show them</source>
        <translation>Ausgelassen: Ereignisse, für die im Log kein Platz war, die ältesten zuerst, oder die schneller kamen, als dieses Fenster sie zeigen konnte</translation>
    </message>
    <message>
        <source>Events that are not shown</source>
        <translation>Ereignisse, die nicht zu sehen sind</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Keine Art</translation>
    </message>
    <message>
        <source>%1 categories</source>
        <translation>%1 Arten</translation>
    </message>
    <message>
        <source>Categories shown: %1</source>
        <translation>Gezeigte Arten: %1</translation>
    </message>
    <message>
        <source>The filter hides all events: %L1</source>
        <translation>Der Filter verbirgt alle Ereignisse: %L1</translation>
    </message>
    <message>
        <source>Paused before the first event</source>
        <translation>Angehalten vor dem ersten Ereignis</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Paused, %L1 new</source>
        <translation>Angehalten, %L1 neue</translation>
    </message>
    <message>
        <source>%L1 left out</source>
        <translation>%L1 ausgelassen</translation>
    </message>
    <message>
        <source>Events copied: %1</source>
        <translation>Ereignisse kopiert: %1</translation>
    </message>
    <message>
        <source>Save the events shown</source>
        <translation>Die gezeigten Ereignisse speichern</translation>
    </message>
    <message>
        <source>One JSON object a line (*.jsonl)</source>
        <translation>Ein JSON-Objekt je Zeile (*.jsonl)</translation>
    </message>
    <message>
        <source>Text (*.log *.txt)</source>
        <translation>Text (*.log *.txt)</translation>
    </message>
    <message>
        <source>Events saved to %1: %2</source>
        <translation>Ereignisse in %1 gespeichert: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht zu schreiben: %2</translation>
    </message>
</context>
<context>
    <name>roomcast::EventRuns</name>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 reply</source>
        <translation>1 Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replies</source>
        <translation>
            <numerusform>%Ln Antwort</numerusform>
            <numerusform>%Ln Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 entry applied</source>
        <translation>1 Eintrag ausgeführt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries applied</source>
        <translation>
            <numerusform>%Ln Eintrag ausgeführt</numerusform>
            <numerusform>%Ln Einträge ausgeführt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomcast::FailureText</name>
    <message>
        <source>the data folder %1 is not there and cannot be made%2; choose another with --data</source>
        <translation>der Datenordner %1 ist nicht da und lässt sich nicht anlegen%2; wählen Sie mit --data einen anderen</translation>
    </message>
    <message>
        <source>%1 may not be written%2; give this account the right to, or choose another folder with --data</source>
        <translation>%1 darf nicht beschrieben werden%2; geben Sie diesem Konto das Recht dazu, oder wählen Sie mit --data einen anderen Ordner</translation>
    </message>
    <message>
        <source>%1 is in use by another server%2; end that one, or choose another folder with --data</source>
        <translation>%1 wird von einem anderen Server benutzt%2; beenden Sie jenen, oder wählen Sie mit --data einen anderen Ordner</translation>
    </message>
    <message>
        <source>%1 is damaged, or not one of Roomcast&apos;s%2; choose another folder with --data, or move this one away and let the server learn from its group</source>
        <translation>%1 ist beschädigt oder stammt nicht von Roomcast%2; wählen Sie mit --data einen anderen Ordner, oder schaffen Sie diesen beiseite, und der Server lernt von seiner Gruppe</translation>
    </message>
    <message>
        <source>%1 was written by a later version of Roomcast%2; start that version, or choose another folder with --data</source>
        <translation>%1 wurde von einer späteren Version von Roomcast geschrieben%2; starten Sie jene Version, oder wählen Sie mit --data einen anderen Ordner</translation>
    </message>
    <message>
        <source>there is no space left for %1%2; free some, or choose another folder with --data</source>
        <translation>für %1 ist kein Platz mehr%2; schaffen Sie welchen, oder wählen Sie mit --data einen anderen Ordner</translation>
    </message>
    <message>
        <source>%1 lies on a file system without locks%2, where two servers could write at once; choose a folder on another one with --data</source>
        <translation>%1 liegt auf einem Dateisystem ohne Sperren%2, wo zwei Server zugleich schreiben könnten; wählen Sie mit --data einen Ordner auf einem anderen</translation>
    </message>
    <message>
        <source>%1 was removed or replaced while the server ran%2; what was confirmed before is in the copies of the others of its group</source>
        <translation>%1 wurde entfernt oder ersetzt, während der Server lief%2; was vorher bestätigt war, steht in den Kopien der anderen seiner Gruppe</translation>
    </message>
    <message>
        <source>%1 cannot be used%2; check the disk, or choose another folder with --data</source>
        <translation>%1 ist nicht zu gebrauchen%2; prüfen Sie den Datenträger, oder wählen Sie mit --data einen anderen Ordner</translation>
    </message>
    <message>
        <source>--interface: there is no network interface %1; there are %2</source>
        <translation>--interface: es gibt keine Netzschnittstelle %1; es gibt %2</translation>
    </message>
    <message>
        <source>--interface: no network interface has the address %1; there are %2</source>
        <translation>--interface: keine Netzschnittstelle hat die Adresse %1; es gibt %2</translation>
    </message>
    <message>
        <source>--interface: %1 has no IPv4 address; give it one, or wait until it has got one (a server with --headless waits by itself)</source>
        <translation>--interface: %1 hat keine IPv4-Adresse; geben Sie ihr eine, oder warten Sie, bis sie eine hat (ein Server mit --headless wartet von selbst)</translation>
    </message>
    <message>
        <source>--interface: %1 is switched off; switch it on (a server with --headless waits for that by itself)</source>
        <translation>--interface: %1 ist abgeschaltet; schalten Sie sie ein (ein Server mit --headless wartet von selbst darauf)</translation>
    </message>
    <message>
        <source>GROUP: %1 is not an IPv4 multicast address (224.0.0.0 to 239.255.255.255)</source>
        <translation>GROUP: %1 ist keine IPv4-Multicast-Adresse (224.0.0.0 bis 239.255.255.255)</translation>
    </message>
    <message>
        <source>PORT: %1 is in use by another program%2; choose another PORT, the same for all of the group</source>
        <translation>PORT: %1 wird von einem anderen Programm benutzt%2; wählen Sie einen anderen PORT, denselben für die ganze Gruppe</translation>
    </message>
    <message>
        <source>the group %1 cannot be joined%2; try another GROUP or --interface</source>
        <translation>der Gruppe %1 lässt sich nicht beitreten%2; versuchen Sie eine andere GROUP oder --interface</translation>
    </message>
    <message>
        <source> (there are %1)</source>
        <translation> (es gibt %1)</translation>
    </message>
    <message>
        <source>%1 cannot be opened for connections%2; try another --interface or --link-port</source>
        <translation>%1 lässt sich nicht für Verbindungen öffnen%2; versuchen Sie ein anderes --interface oder --link-port</translation>
    </message>
    <message>
        <source>warning: %1 cannot be read%2 and was left alone; what only it has is missing until somebody looks after it</source>
        <translation>Warnung: %1 ist nicht zu lesen%2 und wurde nicht angerührt; was nur dort steht, fehlt, bis sich jemand darum kümmert</translation>
    </message>
    <message>
        <source>warning: %1 cannot be written, so that a backup which is put back in place will not be noticed</source>
        <translation>Warnung: %1 ist nicht zu beschreiben, so dass eine Sicherung, die zurückgelegt wird, nicht auffällt</translation>
    </message>
    <message>
        <source>ID: %1 is taken by the live server at %2; choose another ID, or give none and take the process ID</source>
        <translation>ID: %1 hat schon der laufende Server unter %2; wählen Sie eine andere ID, oder keine, und nehmen Sie die Prozess-ID</translation>
    </message>
    <message>
        <source>. This server has stopped; the others of its group go on</source>
        <translation>. Dieser Server hat angehalten; die anderen seiner Gruppe machen weiter</translation>
    </message>
</context>
<context>
    <name>roomcast::FaultBar</name>
    <message>
        <source>No faults on purpose</source>
        <translation>Keine absichtlichen Störungen</translation>
    </message>
    <message>
        <source>Clear &amp;all faults</source>
        <translation>&amp;Alle Störungen beenden</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle beenden</translation>
    </message>
    <message>
        <source>End every fault that this server suffers on purpose (%1)</source>
        <translation>Jede Störung beenden, unter der dieser Server absichtlich leidet (%1)</translation>
    </message>
    <message>
        <source>Faults on purpose: %1</source>
        <translation>Absichtliche Störungen: %1</translation>
    </message>
</context>
<context>
    <name>roomcast::FaultControls</name>
    <message>
        <source>Loss </source>
        <translation>Verlust </translation>
    </message>
    <message>
        <source>Loss of datagrams in percent</source>
        <translation>Verlust von Datagrammen in Prozent</translation>
    </message>
    <message>
        <source>Drop this share of the datagrams that come and go</source>
        <translation>Diesen Anteil der Datagramme verwerfen, die kommen und gehen</translation>
    </message>
    <message>
        <source>Delay </source>
        <translation>Verzug </translation>
    </message>
    <message>
        <source>Delay of datagrams in milliseconds</source>
        <translation>Verzögerung von Datagrammen in Millisekunden</translation>
    </message>
    <message>
        <source>Have datagrams come so much later</source>
        <translation>Datagramme um so viel später kommen lassen</translation>
    </message>
    <message>
        <source>Jitter </source>
        <translation>Schwank. </translation>
    </message>
    <message>
        <source>Jitter of datagrams in milliseconds</source>
        <translation>Schwankung der Verzögerung in Millisekunden</translation>
    </message>
    <message>
        <source>Have chance add up to so much to the delay</source>
        <translation>Den Zufall bis zu so viel zur Verzögerung hinzufügen lassen</translation>
    </message>
    <message>
        <source>Twice </source>
        <translation>Doppelt </translation>
    </message>
    <message>
        <source>Duplicates of datagrams in percent</source>
        <translation>Verdopplung von Datagrammen in Prozent</translation>
    </message>
    <message>
        <source>Have this share of the datagrams come twice</source>
        <translation>Diesen Anteil der Datagramme zweimal kommen lassen</translation>
    </message>
    <message>
        <source>Disorder </source>
        <translation>Unordnung </translation>
    </message>
    <message>
        <source>Disorder of datagrams in percent</source>
        <translation>Unordnung der Datagramme in Prozent</translation>
    </message>
    <message>
        <source>Have this share of the datagrams let the next one pass</source>
        <translation>Diesen Anteil der Datagramme den nächsten vorlassen</translation>
    </message>
    <message>
        <source>Service </source>
        <translation>Dienst </translation>
    </message>
    <message>
        <source>Service time in milliseconds</source>
        <translation>Dienstzeit in Millisekunden</translation>
    </message>
    <message>
        <source>Sleep so long after a reply, as under a heavy load: requests of clients wait, heartbeats and elections do not</source>
        <translation>So lange nach einer Antwort schlafen, wie unter schwerer Last: Anfragen von Clients warten, Heartbeats und Wahlen nicht</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Server whose datagrams suffer</source>
        <translation>Server, dessen Datagramme leiden</translation>
    </message>
    <message>
        <source>Whose datagrams suffer: all, or what comes from one server and goes to it alone</source>
        <translation>Wessen Datagramme leiden: alle, oder was von einem Server kommt und zu ihm allein geht</translation>
    </message>
    <message>
        <source>all servers</source>
        <translation>alle Server</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>Server %1</translation>
    </message>
</context>
<context>
    <name>roomcast::FaultPanel</name>
    <message>
        <source>&amp;Crash</source>
        <translation>Ab&amp;sturz</translation>
    </message>
    <message>
        <source>Die at once, without goodbye</source>
        <translation>Sofort enden, ohne Abschied</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Gehen</translation>
    </message>
    <message>
        <source>Say goodbye, leave the group in order and end</source>
        <translation>Sich verabschieden, die Gruppe ordentlich verlassen und enden</translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation>Ein&amp;frieren</translation>
    </message>
    <message>
        <source>Stop hearing and speaking for a while, then wake as a stale server</source>
        <translation>Eine Weile weder hören noch sprechen, dann als veralteter Server aufwachen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Seconds to freeze</source>
        <translation>Sekunden eingefroren</translation>
    </message>
    <message>
        <source>How long the server freezes (%1)</source>
        <translation>Wie lange der Server einfriert (%1)</translation>
    </message>
</context>
<context>
    <name>roomcast::FaultText</name>
    <message>
        <source>partition %1, until %2 new requests came</source>
        <translation>Partition %1, bis %2 neue Anfragen gekommen sind</translation>
    </message>
    <message>
        <source>partition %1</source>
        <translation>Partition %1</translation>
    </message>
    <message>
        <source>loss %1 %</source>
        <translation>Verlust %1 %</translation>
    </message>
    <message>
        <source>delay %1 to %2 ms</source>
        <translation>Verzug %1 bis %2 ms</translation>
    </message>
    <message>
        <source>delay %1 ms</source>
        <translation>Verzug %1 ms</translation>
    </message>
    <message>
        <source>twice %1 %</source>
        <translation>doppelt %1 %</translation>
    </message>
    <message>
        <source>disorder %1 %</source>
        <translation>Unordnung %1 %</translation>
    </message>
    <message>
        <source>(server %1 only)</source>
        <translation>(nur Server %1)</translation>
    </message>
    <message>
        <source>service time %1 ms</source>
        <translation>Dienstzeit %1 ms</translation>
    </message>
    <message>
        <source>Frozen for %1 s more</source>
        <translation>Noch %1 s eingefroren</translation>
    </message>
    <message>
        <source>Frozen, and about to wake</source>
        <translation>Eingefroren, wacht gleich auf</translation>
    </message>
</context>
<context>
    <name>roomcast::FolderTasks</name>
    <message>
        <source>%1 has %2 folders; choose one with --data</source>
        <translation>%1 hat %2 Ordner; wählen Sie mit --data einen</translation>
    </message>
    <message>
        <source>%1 has the bookings that were in %2</source>
        <translation>%1 hat die Buchungen, die in %2 waren</translation>
    </message>
    <message>
        <source>%1 has the bookings of %2, and no vote until its group has taken it in</source>
        <translation>%1 hat die Buchungen von %2, und keine Stimme, bis die Gruppe es aufgenommen hat</translation>
    </message>
    <message>
        <source>; what was there is %1</source>
        <translation>; was dort war, ist %1</translation>
    </message>
    <message>
        <source>%1 keeps its vote; use no copy of it</source>
        <translation>%1 behält seine Stimme; benutzen Sie keine Kopie davon</translation>
    </message>
</context>
<context>
    <name>roomcast::FooterBar</name>
    <message>
        <source>Sends the heartbeat</source>
        <translation>Sendet den Heartbeat</translation>
    </message>
    <message>
        <source>No heartbeat while frozen</source>
        <translation>Kein Heartbeat, solange eingefroren</translation>
    </message>
    <message>
        <source>No heartbeat yet</source>
        <translation>Noch kein Heartbeat</translation>
    </message>
    <message>
        <source>Heartbeat %1 ago</source>
        <translation>Heartbeat vor %1</translation>
    </message>
    <message>
        <source>Servers with equal index have equal digests, or something is wrong</source>
        <translation>Server mit gleichem Index haben gleiche Prüfsummen, sonst stimmt etwas nicht</translation>
    </message>
    <message>
        <source>Counters of this server</source>
        <translation>Zähler dieses Servers</translation>
    </message>
    <message>
        <source>Bookings %1</source>
        <translation>Buchungen %1</translation>
    </message>
    <message>
        <source>Requests %1</source>
        <translation>Anfragen %1</translation>
    </message>
    <message>
        <source>Replies %1</source>
        <translation>Antworten %1</translation>
    </message>
    <message>
        <source>Index %1</source>
        <translation>Index %1</translation>
    </message>
    <message>
        <source>Digest %1</source>
        <translation>Prüfsumme %1</translation>
    </message>
</context>
<context>
    <name>roomcast::GridModel</name>
    <message>
        <source>on this device</source>
        <translation>auf diesem Gerät</translation>
    </message>
    <message>
        <source>Pending on this device</source>
        <translation>Auf diesem Gerät ausstehend</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>%1 holds it</source>
        <translation>%1 hat den Termin</translation>
    </message>
    <message>
        <source>Wait %1</source>
        <translation>Warten: %1</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>%1 is booked, but not in the catalogue</source>
        <translation>%1 ist gebucht, aber nicht im Katalog</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation>Wird gebucht…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird storniert…</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Tritt bei…</translation>
    </message>
    <message>
        <source>Leaving…</source>
        <translation>Verlässt…</translation>
    </message>
    <message>
        <source>Moving…</source>
        <translation>Verschiebt…</translation>
    </message>
    <message>
        <source>You, waiting %1</source>
        <translation>Sie warten: %1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>a booking is pending on this device</source>
        <translation>eine Buchung steht auf diesem Gerät aus</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>there is a notice for you</source>
        <translation>es gibt eine Mitteilung für Sie</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>nicht im Katalog</translation>
    </message>
    <message>
        <source>in the row chosen in the cache</source>
        <translation>in der im Cache gewählten Zeile</translation>
    </message>
</context>
<context>
    <name>roomcast::GridPage</name>
    <message>
        <source>&lt;h3&gt;No room matches “%1”&lt;/h3&gt;&lt;p&gt;Clear the field above to see all rooms.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Kein Raum passt zu „%1“&lt;/h3&gt;&lt;p&gt;Leeren Sie das Feld oben, um alle Räume zu sehen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Reading rooms and days…&lt;/h3&gt;&lt;p&gt;Server %1 leads the group.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Räume und Tage werden gelesen…&lt;/h3&gt;&lt;p&gt;Server %1 leitet die Gruppe.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Looking for servers on %1…&lt;/h3&gt;&lt;p&gt;Start one with &lt;code&gt;roomcast-server&lt;/code&gt;, here or on another machine of this network.&lt;br&gt;This window finds it by itself.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Suche Server auf %1…&lt;/h3&gt;&lt;p&gt;Starten Sie einen mit &lt;code&gt;roomcast-server&lt;/code&gt;, hier oder auf einem anderen Rechner dieses Netzes.&lt;br&gt;Dieses Fenster findet ihn von selbst.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>roomcast::GridView</name>
    <message>
        <source>Bookings</source>
        <translation>Buchungen</translation>
    </message>
</context>
<context>
    <name>roomcast::GroupBar</name>
    <message>
        <source>Nobody is missing</source>
        <translation>Niemand fehlt</translation>
    </message>
    <message>
        <source>&amp;Join the other…</source>
        <translation>Der anderen &amp;beitreten…</translation>
    </message>
    <message>
        <source>Declare dead</source>
        <translation>Für tot erklären</translation>
    </message>
    <message>
        <source>&amp;Declare a server dead</source>
        <translation>Einen &amp;Server für tot erklären</translation>
    </message>
    <message>
        <source>Say that a missing server will not come back, so that the others can confirm without it</source>
        <translation>Sagen, dass ein fehlender Server nicht zurückkommt, damit die anderen ohne ihn bestätigen können</translation>
    </message>
    <message>
        <source>This group joins the other one of its name, with its bookings</source>
        <translation>Diese Gruppe tritt der anderen ihres Namens bei, mit ihren Buchungen</translation>
    </message>
    <message>
        <source>Provisional: %1.</source>
        <translation>Vorläufig: %1.</translation>
    </message>
    <message>
        <source>Bookings of this server that wait to be merged: %1.</source>
        <translation>Buchungen dieses Servers, die auf die Zusammenführung warten: %1.</translation>
    </message>
    <message>
        <source>This server has no bookings yet and waits for theirs.</source>
        <translation>Dieser Server hat noch keine Buchungen und wartet auf ihre.</translation>
    </message>
    <message>
        <source>Server %1…</source>
        <translation>Server %1…</translation>
    </message>
    <message>
        <source>Declare server %1 dead?</source>
        <translation>Server %1 für tot erklären?</translation>
    </message>
    <message>
        <source>Is server %1 gone for good, and its disk with it?</source>
        <translation>Ist Server %1 für immer fort, und sein Datenträger mit ihm?</translation>
    </message>
    <message>
        <source>The servers that are left then confirm bookings without it. If it still runs somewhere, out of reach, both sides may confirm the same slot for two people, and one of them loses it later. This cannot be taken back. If it will come back, wait for it instead.</source>
        <translation>Die übrigen Server bestätigen dann Buchungen ohne ihn. Läuft er doch noch irgendwo, außer Reichweite, können beide Seiten denselben Termin an zwei Menschen vergeben, und einer verliert ihn später. Das lässt sich nicht zurücknehmen. Kommt er wieder, warten Sie lieber auf ihn.</translation>
    </message>
    <message>
        <source>Declare server %1 dead</source>
        <translation>Server %1 für tot erklären</translation>
    </message>
    <message>
        <source>Two groups of this name: server %1 leads another one.</source>
        <translation>Zwei Gruppen dieses Namens: Server %1 leitet eine andere.</translation>
    </message>
    <message>
        <source>Choose which joins in the window of a leader.</source>
        <translation>Wählen Sie im Fenster eines Leaders, welche beitritt.</translation>
    </message>
    <message>
        <source>Join the other group?</source>
        <translation>Der anderen Gruppe beitreten?</translation>
    </message>
    <message>
        <source>Should this group join the other one of its name?</source>
        <translation>Soll diese Gruppe der anderen ihres Namens beitreten?</translation>
    </message>
    <message>
        <source>No booking is lost. Where both groups booked a slot, the other group&apos;s booking keeps it, and this group&apos;s waits behind it. This cannot be taken back.</source>
        <translation>Keine Buchung geht verloren. Wo beide Gruppen einen Termin gebucht haben, behält ihn die Buchung der anderen Gruppe, und die dieser Gruppe wartet dahinter. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Join the other group</source>
        <translation>Der anderen Gruppe beitreten</translation>
    </message>
</context>
<context>
    <name>roomcast::GroupController</name>
    <message>
        <source>No server is on side %1 of the partition any more: this window speaks to any side.</source>
        <translation>Auf der Seite %1 der Partition ist kein Server mehr: dieses Fenster spricht mit jeder Seite.</translation>
    </message>
    <message>
        <source>This window did not keep up. Answers left out: %1. Look at the bookings.</source>
        <translation>Dieses Fenster kam nicht nach. Ausgelassene Antworten: %1. Sehen Sie die Buchungen an.</translation>
    </message>
    <message>
        <source>No server answers</source>
        <translation>Kein Server antwortet</translation>
    </message>
    <message>
        <source>What you see is %1.</source>
        <translation>Was Sie sehen, ist %1.</translation>
    </message>
    <message>
        <source>No server answers. Start one, or wait: what you see is %1.</source>
        <translation>Kein Server antwortet. Starten Sie einen, oder warten Sie: was Sie sehen, ist %1.</translation>
    </message>
    <message>
        <source>No server answers. Start one, or wait.</source>
        <translation>Kein Server antwortet. Starten Sie einen, oder warten Sie.</translation>
    </message>
    <message>
        <source>No server answers. Start one, or wait: nothing of this week is known.</source>
        <translation>Kein Server antwortet. Starten Sie einen, oder warten Sie: von dieser Woche ist nichts bekannt.</translation>
    </message>
    <message>
        <source>No server answers. Start one, or wait: nothing of this day is known.</source>
        <translation>Kein Server antwortet. Starten Sie einen, oder warten Sie: von diesem Tag ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Provisional: %1. Bookings made now are merged when the servers meet again; where two sides booked one slot, one of them will wait.</source>
        <translation>Vorläufig: %1. Was jetzt gebucht wird, wird zusammengeführt, wenn die Server wieder zueinander finden; wo zwei Seiten denselben Termin gebucht haben, muss eine davon warten.</translation>
    </message>
    <message>
        <source>The bookings of %1 do not fit one message and are read room by room. Rooms that are not in the catalogue are left out: ask for them with check in the console.</source>
        <translation>Die Buchungen von %1 passen nicht in eine Nachricht und werden Raum für Raum gelesen. Räume, die nicht im Katalog stehen, fehlen: fragen Sie in der Konsole mit check nach ihnen.</translation>
    </message>
    <message>
        <source>Not shown: %1. Ask for their slots with queue.</source>
        <translation>Nicht gezeigt: %1. Fragen Sie mit queue nach ihren Terminen.</translation>
    </message>
</context>
<context>
    <name>roomcast::GroupStrip</name>
    <message>
        <source>&amp;Partition</source>
        <translation>&amp;Partition</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>To which side of a partition this client speaks. Where no server is on that side any more, it speaks to any.</source>
        <translation>Mit welcher Seite einer Partition dieser Client spricht. Ist auf jener kein Server mehr, spricht er mit jeder.</translation>
    </message>
    <message>
        <source>Any side</source>
        <translation>Jede Seite</translation>
    </message>
    <message>
        <source>Server %1 leads the group. All is well.</source>
        <translation>Server %1 leitet die Gruppe. Alles ist gut.</translation>
    </message>
    <message>
        <source>No server has been heard yet.</source>
        <translation>Noch war kein Server zu hören.</translation>
    </message>
</context>
<context>
    <name>roomcast::HeaderBar</name>
    <message>
        <source>State of this server</source>
        <translation>Zustand dieses Servers</translation>
    </message>
    <message>
        <source>The servers that keep the bookings together, highest ID first</source>
        <translation>Die Server, die gemeinsam die Buchungen hüten, die höchste ID zuerst</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>Vorläufig</translation>
    </message>
    <message>
        <source>Progress of joining</source>
        <translation>Fortschritt des Beitritts</translation>
    </message>
    <message>
        <source>Server %1, %2, epoch %3, view %4</source>
        <translation>Server %1, %2, Epoche %3, Sicht %4</translation>
    </message>
    <message>
        <source>Leader %1</source>
        <translation>Leader %1</translation>
    </message>
    <message>
        <source>No leader</source>
        <translation>Kein Leader</translation>
    </message>
    <message>
        <source>This server leads now</source>
        <translation>Dieser Server leitet nun</translation>
    </message>
    <message>
        <source>New leader: %1</source>
        <translation>Neuer Leader: %1</translation>
    </message>
    <message>
        <source>%1 (before: %2)</source>
        <translation>%1 (vorher: %2)</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Sicht %1</translation>
    </message>
    <message>
        <source>No view yet</source>
        <translation>Noch keine Sicht</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Answers are final: no other side of the group can confirm bookings</source>
        <translation>Antworten sind endgültig: keine andere Seite der Gruppe kann Buchungen bestätigen</translation>
    </message>
    <message>
        <source>Provisional: %1</source>
        <translation>Vorläufig: %1</translation>
    </message>
    <message>
        <source>Fetching the bookings from the group</source>
        <translation>Holt die Buchungen von der Gruppe</translation>
    </message>
    <message>
        <source>Waiting for the partition to end</source>
        <translation>Wartet, bis die Partition endet</translation>
    </message>
    <message>
        <source>Listening for a group</source>
        <translation>Lauscht nach einer Gruppe</translation>
    </message>
    <message>
        <source>The epoch: its number and the server that opened it</source>
        <translation>Die Epoche: ihre Nummer und der Server, der sie eröffnet hat</translation>
    </message>
</context>
<context>
    <name>roomcast::IntentText</name>
    <message>
        <source>%1 is held by you already: an earlier try may have booked it.</source>
        <translation>%1 haben Sie schon: ein früherer Versuch hat es vielleicht gebucht.</translation>
    </message>
    <message>
        <source>Nobody answered whether %1 was booked before you dropped it. Look at it, and cancel the booking if it is there.</source>
        <translation>Niemand hat geantwortet, ob %1 gebucht wurde, bevor Sie es verwarfen. Sehen Sie nach, und stornieren Sie die Buchung, falls sie da ist.</translation>
    </message>
    <message>
        <source>The booking of %1 that waited on this device was refused: %2.</source>
        <translation>Die Buchung von %1, die auf diesem Gerät wartete, wurde abgelehnt: %2.</translation>
    </message>
    <message>
        <source>Sent; no answer came yet</source>
        <translation>Abgeschickt; noch keine Antwort</translation>
    </message>
    <message>
        <source>Waits for a server</source>
        <translation>Wartet auf einen Server</translation>
    </message>
    <message>
        <source>You wait for %1 as number %2: it was booked for you, and a merge has put others before you. %3.</source>
        <translation>Sie warten auf %1 als Nummer %2: es war für Sie gebucht, und eine Zusammenführung hat andere vor Sie gestellt. %3.</translation>
    </message>
    <message>
        <source>Booked %1: it had been sent before you dropped it. Cancel it if it is not wanted. %2.</source>
        <translation>%1 gebucht: es war abgeschickt, bevor Sie es verwarfen. Stornieren Sie es, wenn Sie es nicht wollen. %2.</translation>
    </message>
    <message>
        <source>Booked %1, which waited on this device. %2.</source>
        <translation>%1 gebucht, das auf diesem Gerät wartete. %2.</translation>
    </message>
    <message>
        <source>Held by you</source>
        <translation>Selbst gebucht</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>Vorläufig</translation>
    </message>
    <message>
        <source>What was cached in an earlier run is damaged and was dropped.</source>
        <translation>Was aus einem früheren Lauf im Cache war, ist beschädigt und wurde verworfen.</translation>
    </message>
    <message>
        <source>The bookings that waited for a server are damaged and cannot be read. Please book again what is missing.</source>
        <translation>Die Buchungen, die auf einen Server warteten, sind beschädigt und nicht zu lesen. Bitte buchen Sie neu, was fehlt.</translation>
    </message>
    <message>
        <source>The bookings that waited for a server are damaged; they were put aside in the file %1. Please book again what is missing.</source>
        <translation>Die Buchungen, die auf einen Server warteten, sind beschädigt; sie liegen nun beiseite in der Datei %1. Bitte buchen Sie neu, was fehlt.</translation>
    </message>
    <message>
        <source>The cache cannot be written to the disk.</source>
        <translation>Der Cache lässt sich nicht auf den Datenträger schreiben.</translation>
    </message>
    <message>
        <source>Bookings that wait for a server cannot be written to the disk: they are lost when this client ends.</source>
        <translation>Buchungen, die auf einen Server warten, lassen sich nicht auf den Datenträger schreiben: sie sind verloren, wenn dieser Client endet.</translation>
    </message>
    <message>
        <source>Nothing is kept on the disk: %1 cannot be written, or %2 other clients use it. Bookings that wait for a server are lost when this client ends.</source>
        <translation>Nichts wird auf dem Datenträger aufgehoben: %1 ist nicht zu beschreiben, oder %2 andere Clients benutzen es. Buchungen, die auf einen Server warten, sind verloren, wenn dieser Client endet.</translation>
    </message>
</context>
<context>
    <name>roomcast::LaunchControls</name>
    <message>
        <source>Launch &amp;another…</source>
        <translation>We&amp;itere starten…</translation>
    </message>
    <message>
        <source>Start more servers of this group on this machine</source>
        <translation>Weitere Server dieser Gruppe auf diesem Rechner starten</translation>
    </message>
    <message>
        <source>Launch a c&amp;lient</source>
        <translation>C&amp;lient starten</translation>
    </message>
    <message>
        <source>Start a client of this group on this machine</source>
        <translation>Einen Client dieser Gruppe auf diesem Rechner starten</translation>
    </message>
    <message>
        <source>&amp;Stop all…</source>
        <translation>&amp;Alle beenden…</translation>
    </message>
    <message>
        <source>End what was launched from this window</source>
        <translation>Beenden, was aus diesem Fenster gestartet wurde</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Launch another…</source>
        <translation>Weitere starten…</translation>
    </message>
    <message>
        <source>Stop all…</source>
        <translation>Alle beenden…</translation>
    </message>
    <message>
        <source>Stop all?</source>
        <translation>Alle beenden?</translation>
    </message>
    <message>
        <source>Should all servers and clients that were launched from this window end?</source>
        <translation>Sollen alle Server und Clients enden, die aus diesem Fenster gestartet wurden?</translation>
    </message>
    <message>
        <source>The servers say goodbye and leave the group in order.</source>
        <translation>Die Server verabschieden sich und verlassen die Gruppe ordentlich.</translation>
    </message>
    <message>
        <source>Stop them</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop them and this server</source>
        <translation>Beenden, und diesen Server auch</translation>
    </message>
</context>
<context>
    <name>roomcast::LaunchDialog</name>
    <message>
        <source>With &amp;windows</source>
        <translation>Mit &amp;Fenstern</translation>
    </message>
    <message>
        <source>&amp;Tile them on the screen, this one with them</source>
        <translation>&amp;Nebeneinander auf den Bildschirm, dieses mit ihnen</translation>
    </message>
    <message>
        <source>Launch servers</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>How many servers</source>
        <translation>Wie viele Server</translation>
    </message>
    <message>
        <source>process IDs</source>
        <translation>Prozess-IDs</translation>
    </message>
    <message>
        <source>IDs of the servers</source>
        <translation>IDs der Server</translation>
    </message>
    <message>
        <source>Numbers with blanks or commas between them, one for each server; empty: each takes its process ID</source>
        <translation>Zahlen mit Leerzeichen oder Kommas dazwischen, eine für jeden Server; leer: jeder nimmt seine Prozess-ID</translation>
    </message>
    <message>
        <source>&amp;Lower than all</source>
        <translation>N&amp;iedriger als alle</translation>
    </message>
    <message>
        <source>It joins, and learns that it does not lead</source>
        <translation>Er tritt bei und lernt, dass er nicht leitet</translation>
    </message>
    <message>
        <source>&amp;Higher than all</source>
        <translation>&amp;Höher als alle</translation>
    </message>
    <message>
        <source>It joins, and takes the lead over</source>
        <translation>Er tritt bei und übernimmt die Leitung</translation>
    </message>
    <message>
        <source>How &amp;many</source>
        <translation>&amp;Wie viele</translation>
    </message>
    <message>
        <source>&amp;IDs</source>
        <translation>I&amp;Ds</translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>That is no list of up to %1 different IDs (1 to 4294967295).</source>
        <translation>Das ist keine Liste von bis zu %1 verschiedenen IDs (1 bis 4294967295).</translation>
    </message>
    <message>
        <source>One of these IDs is in the group already.</source>
        <translation>Eine dieser IDs ist schon in der Gruppe.</translation>
    </message>
    <message>
        <source>The highest ID known is %1. Process IDs may be lower or higher.</source>
        <translation>Die höchste bekannte ID ist %1. Prozess-IDs können niedriger oder höher sein.</translation>
    </message>
    <message>
        <source>Server %1 joins, and takes the lead over once it has the bookings.</source>
        <translation>Server %1 tritt bei und übernimmt die Leitung, sobald er die Buchungen hat.</translation>
    </message>
    <message>
        <source>It joins, and learns that it does not lead: %1 is higher.</source>
        <translation>Er tritt bei und lernt, dass er nicht leitet: %1 ist höher.</translation>
    </message>
    <message>
        <source>They join, and learn that they do not lead: %1 is higher.</source>
        <translation>Sie treten bei und lernen, dass sie nicht leiten: %1 ist höher.</translation>
    </message>
</context>
<context>
    <name>roomcast::MarkText</name>
    <message>
        <source>Fresh</source>
        <translation>Frisch</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>; may lack what you saw before</source>
        <translation>; es kann fehlen, was Sie schon gesehen haben</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Changed %1 ago</source>
        <translation>Geändert vor %1</translation>
    </message>
    <message>
        <source>Changed by %1 %2 ago</source>
        <translation>Geändert von %1 vor %2</translation>
    </message>
    <message>
        <source>at most %1 old</source>
        <translation>höchstens %1 alt</translation>
    </message>
    <message>
        <source>kept since about %1</source>
        <translation>aufbewahrt seit etwa %1</translation>
    </message>
</context>
<context>
    <name>roomcast::MergeBar</name>
    <message>
        <source>No bookings displaced by a merge</source>
        <translation>Keine Buchungen durch eine Zusammenführung verdrängt</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Who holds these slots now and why, and who waits</source>
        <translation>Wer diese Termine jetzt hat und warum, und wer wartet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Merged with the other side: %1.</source>
        <translation>Mit der anderen Seite zusammengeführt: %1.</translation>
    </message>
</context>
<context>
    <name>roomcast::MessageBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Show notices</source>
        <translation>Mitteilungen zeigen</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Keep it on this device and ask later</source>
        <translation>Auf diesem Gerät aufheben und später anfragen</translation>
    </message>
    <message numerus="yes">
        <source>Keep all %n on this device and ask later</source>
        <translation>
            <numerusform>%n auf diesem Gerät aufheben und später anfragen</numerusform>
            <numerusform>Alle %n auf diesem Gerät aufheben und später anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show pending</source>
        <translation>Ausstehendes zeigen</translation>
    </message>
    <message>
        <source>Book it now</source>
        <translation>Jetzt buchen</translation>
    </message>
    <message numerus="yes">
        <source>Book all %n now</source>
        <translation>
            <numerusform>%n jetzt buchen</numerusform>
            <numerusform>Alle %n jetzt buchen</numerusform>
        </translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>Show the whole message</source>
        <translation>Die ganze Meldung zeigen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Take it back (Ctrl+Z)</source>
        <translation>Zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>1 message beneath this one</source>
        <translation>1 Meldung unter dieser</translation>
    </message>
    <message numerus="yes">
        <source>%n messages beneath this one</source>
        <translation>
            <numerusform>%n Meldung unter dieser</numerusform>
            <numerusform>%n Meldungen unter dieser</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomcast::MoveButton</name>
    <message>
        <source>%1 (%2 seats)</source>
        <translation>%1 (%2 Plätze)</translation>
    </message>
    <message>
        <source>Other free rooms</source>
        <translation>Andere freie Räume</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>Nach %1 verschieben</translation>
    </message>
    <message>
        <source>Give this claim back and book that room at the same time instead</source>
        <translation>Diesen Anspruch zurückgeben und zugleich stattdessen jenen Raum buchen</translation>
    </message>
</context>
<context>
    <name>roomcast::MoveOffer</name>
    <message>
        <source>Reading which rooms are free…</source>
        <translation>Es wird gelesen, welche Räume frei sind…</translation>
    </message>
    <message>
        <source>No room that big is free then</source>
        <translation>Kein so großer Raum ist dann frei</translation>
    </message>
    <message>
        <source>That time is over</source>
        <translation>Diese Zeit ist vorbei</translation>
    </message>
    <message>
        <source>It is on its way</source>
        <translation>Es ist unterwegs</translation>
    </message>
    <message>
        <source>No server answers</source>
        <translation>Kein Server antwortet</translation>
    </message>
    <message>
        <source>Nothing is moved while answers are provisional</source>
        <translation>Solange Antworten vorläufig sind, wird nichts verschoben</translation>
    </message>
</context>
<context>
    <name>roomcast::NavigationBar</name>
    <message>
        <source>Find a room…</source>
        <translation>Raum suchen…</translation>
    </message>
    <message>
        <source>Find a room</source>
        <translation>Raum suchen</translation>
    </message>
    <message>
        <source>Show only rooms whose name contains this (Ctrl+F)</source>
        <translation>Nur Räume zeigen, deren Name dies enthält (Strg+F)</translation>
    </message>
    <message>
        <source>Room of the week</source>
        <translation>Raum der Woche</translation>
    </message>
    <message>
        <source>The room whose week is shown</source>
        <translation>Der Raum, dessen Woche zu sehen ist</translation>
    </message>
</context>
<context>
    <name>roomcast::NoticesController</name>
    <message numerus="yes">
        <source>%n notices about your bookings. %1</source>
        <translation>
            <numerusform>%n Mitteilung zu Ihren Buchungen. %1</numerusform>
            <numerusform>%n Mitteilungen zu Ihren Buchungen. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomcast::NoticesDock</name>
    <message>
        <source>Notices about your bookings</source>
        <translation>Mitteilungen zu Ihren Buchungen</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Notices (%1)</source>
        <translation>Mitteilungen (%1)</translation>
    </message>
    <message>
        <source>Nothing happened to your bookings that you do not know of.</source>
        <translation>Mit Ihren Buchungen ist nichts geschehen, wovon Sie nicht wissen.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>You know how this claim stands; the notice goes</source>
        <translation>Sie wissen, wie es um diesen Anspruch steht; die Mitteilung geht</translation>
    </message>
</context>
<context>
    <name>roomcast::OfflineController</name>
    <message>
        <source>%1 is pending only while this client runs: it cannot be written to the disk. No server has confirmed it; it is asked for when one answers.</source>
        <translation>%1 steht nur so lange aus, wie dieser Client läuft: es lässt sich nicht auf den Datenträger schreiben. Kein Server hat es bestätigt; es wird angefragt, sobald einer antwortet.</translation>
    </message>
    <message>
        <source>%1 are pending only while this client runs: they cannot be written to the disk. No server has confirmed them; they are asked for when one answers.</source>
        <translation>%1 stehen nur so lange aus, wie dieser Client läuft: sie lassen sich nicht auf den Datenträger schreiben. Kein Server hat sie bestätigt; sie werden angefragt, sobald einer antwortet.</translation>
    </message>
    <message>
        <source>%1 is pending on this device: no server has confirmed it. It is asked for when one answers, and you are told what came of it.</source>
        <translation>%1 steht auf diesem Gerät aus: kein Server hat es bestätigt. Es wird angefragt, sobald einer antwortet, und Sie erfahren, was daraus wurde.</translation>
    </message>
    <message>
        <source>%1 are pending on this device: no server has confirmed them. They are asked for when one answers, and you are told what came of them.</source>
        <translation>%1 stehen auf diesem Gerät aus: kein Server hat sie bestätigt. Sie werden angefragt, sobald einer antwortet, und Sie erfahren, was daraus wurde.</translation>
    </message>
    <message>
        <source>%1 is not kept: %2 bookings wait on this device already. Drop one of them first.</source>
        <translation>%1 wird nicht aufgehoben: %2 Buchungen warten schon auf diesem Gerät. Verwerfen Sie zuerst eine davon.</translation>
    </message>
    <message>
        <source>%1 are not kept: %2 bookings wait on this device already. Drop as many of them first.</source>
        <translation>%1 werden nicht aufgehoben: %2 Buchungen warten schon auf diesem Gerät. Verwerfen Sie zuerst ebenso viele davon.</translation>
    </message>
    <message numerus="yes">
        <source>%n bookings got no answer: %1.</source>
        <translation>
            <numerusform>%n Buchung blieb ohne Antwort: %1.</numerusform>
            <numerusform>%n Buchungen blieben ohne Antwort: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 got no answer.</source>
        <translation>%1 blieb ohne Antwort.</translation>
    </message>
    <message>
        <source>A server answers again. %1 was not booked.</source>
        <translation>Ein Server antwortet wieder. %1 wurde nicht gebucht.</translation>
    </message>
    <message numerus="yes">
        <source>A server answers again. %n bookings were not made.</source>
        <translation>
            <numerusform>Ein Server antwortet wieder. %n Buchung kam nicht zustande.</numerusform>
            <numerusform>Ein Server antwortet wieder. %n Buchungen kamen nicht zustande.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dropped %1. It had been sent once without an answer: look whether it is booked when a server is back.</source>
        <translation>%1 verworfen. Es war schon einmal ohne Antwort abgeschickt worden: sehen Sie nach, ob es gebucht ist, wenn ein Server zurück ist.</translation>
    </message>
    <message>
        <source>Dropped %1: no server will be asked for it.</source>
        <translation>%1 verworfen: kein Server wird danach gefragt.</translation>
    </message>
</context>
<context>
    <name>roomcast::OfflineDock</name>
    <message>
        <source>&amp;Drop</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Clear decided</source>
        <translation>&amp;Entschiedene entfernen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Booked as</source>
        <translation>Gebucht als</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Bookings pending on this device</source>
        <translation>Auf diesem Gerät ausstehende Buchungen</translation>
    </message>
    <message>
        <source>Give the selected booking up before a server is asked for it (Del)</source>
        <translation>Die gewählte Buchung aufgeben, bevor ein Server danach gefragt wird (Entf)</translation>
    </message>
    <message>
        <source>Remove the rows that servers have decided about</source>
        <translation>Die Zeilen entfernen, über die Server entschieden haben</translation>
    </message>
    <message>
        <source>Drop the pending booking</source>
        <translation>Die ausstehende Buchung verwerfen</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Pending (%1)</source>
        <translation>Ausstehend (%1)</translation>
    </message>
    <message>
        <source>No booking is pending on this device. Where no server answers, a booking can be kept here and asked for later.</source>
        <translation>Auf diesem Gerät steht keine Buchung aus. Wo kein Server antwortet, kann eine Buchung hier aufgehoben und später angefragt werden.</translation>
    </message>
    <message>
        <source>No server has confirmed what is pending here: it is asked for as soon as one answers, and refused where somebody else was first.</source>
        <translation>Was hier aussteht, hat kein Server bestätigt: es wird angefragt, sobald einer antwortet, und abgelehnt, wo jemand anders schneller war.</translation>
    </message>
    <message numerus="yes">
        <source>%n bookings that waited on this device were decided: %1. %2</source>
        <translation>
            <numerusform>%n Buchung, die auf diesem Gerät wartete, ist entschieden: %1. %2</numerusform>
            <numerusform>%n Buchungen, die auf diesem Gerät warteten, sind entschieden: %1. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomcast::Options</name>
    <message>
        <source>unknown option</source>
        <translation>unbekannte Option</translation>
    </message>
    <message>
        <source>%1 is one argument too many</source>
        <translation>%1 ist ein Argument zu viel</translation>
    </message>
    <message>
        <source>%1 is not an IPv4 multicast address (224.0.0.0 to 239.255.255.255)</source>
        <translation>%1 ist keine IPv4-Multicast-Adresse (224.0.0.0 bis 239.255.255.255)</translation>
    </message>
    <message>
        <source>%1 is not a port (1 to 65535)</source>
        <translation>%1 ist kein Port (1 bis 65535)</translation>
    </message>
    <message>
        <source>%1 is not a server ID (1 to 4294967295)</source>
        <translation>%1 ist keine Server-ID (1 bis 4294967295)</translation>
    </message>
    <message>
        <source>%3 is not a latency bound (%1 to %2 whole milliseconds)</source>
        <translation>%3 ist keine Latenzschranke (%1 bis %2 ganze Millisekunden)</translation>
    </message>
    <message>
        <source>%1 is not a format (text or json)</source>
        <translation>%1 ist kein Format (text oder json)</translation>
    </message>
    <message>
        <source>%1 is not a geometry (WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y)</source>
        <translation>%1 ist keine Fenstergröße (BREITExHÖHE oder BREITExHÖHE+X+Y)</translation>
    </message>
    <message>
        <source>%2 is not a language of this program (%1)</source>
        <translation>%2 ist keine Sprache dieses Programms (%1)</translation>
    </message>
    <message>
        <source>built without translations: install qt6-l10n-tools and build again</source>
        <translation>ohne Übersetzungen gebaut: installieren Sie qt6-l10n-tools, und bauen Sie neu</translation>
    </message>
    <message>
        <source>%2 is not a name (1 to %1 printable characters)</source>
        <translation>%2 ist kein Name (1 bis %1 druckbare Zeichen)</translation>
    </message>
    <message>
        <source>%1 is not a durability (disk or memory)</source>
        <translation>%1 ist keine Haltbarkeit (disk oder memory)</translation>
    </message>
    <message>
        <source>%1 is not a policy (serve or refuse)</source>
        <translation>%1 ist keine Regel (serve oder refuse)</translation>
    </message>
    <message>
        <source>%2 is not a share (0 to %1 percent)</source>
        <translation>%2 ist kein Anteil (0 bis %1 Prozent)</translation>
    </message>
    <message>
        <source>%2 is not a time (0 to %1 milliseconds)</source>
        <translation>%2 ist keine Zeit (0 bis %1 Millisekunden)</translation>
    </message>
    <message>
        <source>%2 is neither the ID of a server nor &quot;all&quot;</source>
        <translation>%2 ist weder die ID eines Servers noch &quot;all&quot;</translation>
    </message>
    <message>
        <source>%2 is not a partition label (1 to %1 letters and digits)</source>
        <translation>%2 ist keine Partitionskennung (1 bis %1 Buchstaben und Ziffern)</translation>
    </message>
    <message>
        <source>%2 is not a number of requests (0 to %1; 0: never)</source>
        <translation>%2 ist keine Zahl von Anfragen (0 bis %1; 0: nie)</translation>
    </message>
    <message>
        <source>needs a value</source>
        <translation>braucht einen Wert</translation>
    </message>
    <message>
        <source>there is no window with %1; leave one of the two out</source>
        <translation>mit %1 gibt es kein Fenster; lassen Sie eines von beiden weg</translation>
    </message>
    <message>
        <source>%1 is done instead of running, too; leave one of the two out</source>
        <translation>auch %1 wird getan, statt zu laufen; lassen Sie eines von beiden weg</translation>
    </message>
    <message>
        <source>is for a server without a window; state %1, too</source>
        <translation>ist für einen Server ohne Fenster; geben Sie auch %1 an</translation>
    </message>
    <message>
        <source>nothing is kept on disk with %1; leave one of the two out</source>
        <translation>mit %1 wird nichts auf dem Datenträger aufgehoben; lassen Sie eines von beiden weg</translation>
    </message>
    <message>
        <source>Show this help and end.</source>
        <translation>Diese Hilfe zeigen und enden.</translation>
    </message>
    <message>
        <source>Show the version and end.</source>
        <translation>Die Version zeigen und enden.</translation>
    </message>
    <message>
        <source>Network interface to use, by its name or by an IPv4 address of it. With the default, %1, nothing leaves this machine.</source>
        <translation>Netzschnittstelle, nach ihrem Namen oder einer ihrer IPv4-Adressen. Mit der Vorgabe, %1, verlässt nichts diesen Rechner.</translation>
    </message>
    <message>
        <source>Upper bound on the latency of a message, from which all timeouts derive: %1 to %2 (default %3).</source>
        <translation>Obere Schranke für die Laufzeit einer Nachricht, aus der alle Fristen folgen: %1 bis %2 (Vorgabe %3).</translation>
    </message>
    <message>
        <source>Size and place of the window, such as 800x500+0+0.</source>
        <translation>Größe und Ort des Fensters, zum Beispiel 800x500+0+0.</translation>
    </message>
    <message>
        <source>Language of all words for people: %1 (default: the locale&apos;s).</source>
        <translation>Sprache aller Worte für Menschen: %1 (Vorgabe: die der Umgebung).</translation>
    </message>
    <message>
        <source>IPv4 multicast address (default %1).</source>
        <translation>IPv4-Multicast-Adresse (Vorgabe %1).</translation>
    </message>
    <message>
        <source>UDP port (default %1).</source>
        <translation>UDP-Port (Vorgabe %1).</translation>
    </message>
    <message>
        <source>Write the copy in the folder of --data (default: the only slot of the group and port) to FILE and end; its server may go on running.</source>
        <translation>Die Kopie im Ordner von --data (Vorgabe: der einzige von Gruppe und Port) nach FILE schreiben und enden; ihr Server darf weiterlaufen.</translation>
    </message>
    <message>
        <source>Put a backup into that folder and end. It brings its bookings, and has no vote until the group has taken it in; what was in the folder is put aside.</source>
        <translation>Eine Sicherung in jenen Ordner legen und enden. Sie bringt ihre Buchungen mit und hat keine Stimme, bis die Gruppe sie aufgenommen hat; was im Ordner war, wird beiseite gelegt.</translation>
    </message>
    <message>
        <source>Vouch that the folder DIR was moved here, that it is as its server left it and that no copy of it will be used, and end: so it keeps its vote.</source>
        <translation>Bürgen, dass der Ordner DIR hierher verschoben wurde, dass er so ist, wie sein Server ihn verließ, und dass keine Kopie davon benutzt wird, und enden: so behält er seine Stimme.</translation>
    </message>
    <message>
        <source>Drop this share of the datagrams that come and go, to see what the group makes of it: 0 to 100 (default 0).</source>
        <translation>Diesen Anteil der Datagramme verwerfen, die kommen und gehen, um zu sehen, was die Gruppe daraus macht: 0 bis 100 (Vorgabe 0).</translation>
    </message>
    <message>
        <source>Have datagrams come so much later: 0 to %1.</source>
        <translation>Datagramme um so viel später kommen lassen: 0 bis %1.</translation>
    </message>
    <message>
        <source>Have chance add up to so much to the delay: 0 to %1.</source>
        <translation>Den Zufall bis zu so viel zur Verzögerung hinzufügen lassen: 0 bis %1.</translation>
    </message>
    <message>
        <source>Have this share of the datagrams come twice: 0 to 100.</source>
        <translation>Diesen Anteil der Datagramme zweimal kommen lassen: 0 bis 100.</translation>
    </message>
    <message>
        <source>Have this share of the datagrams let the next one pass: 0 to 100.</source>
        <translation>Diesen Anteil der Datagramme den nächsten vorlassen: 0 bis 100.</translation>
    </message>
    <message>
        <source>Only what comes from this server, or goes to it alone, suffers any of that (default all).</source>
        <translation>Unter alledem leidet nur, was von diesem Server kommt oder zu ihm allein geht (Vorgabe all).</translation>
    </message>
    <message>
        <source>Sleep so long after a reply, as under a heavy load: requests of clients wait, and nothing else does: 0 to %1 (default 0).</source>
        <translation>So lange nach einer Antwort schlafen, wie unter schwerer Last: Anfragen von Clients warten, sonst nichts: 0 bis %1 (Vorgabe 0).</translation>
    </message>
    <message>
        <source>Start on this side of a partition on purpose, named by up to %1 letters and digits: servers and clients of another label are not heard (default A).</source>
        <translation>Auf dieser Seite einer absichtlichen Partition beginnen, benannt mit bis zu %1 Buchstaben und Ziffern: Server und Clients mit anderer Kennung werden nicht gehört (Vorgabe A).</translation>
    </message>
    <message>
        <source>End a partition on purpose by itself after this many new requests of clients: 0 to %1 (default 0, never).</source>
        <translation>Eine absichtliche Partition von selbst beenden, nach so vielen neuen Anfragen von Clients: 0 bis %1 (Vorgabe 0, nie).</translation>
    </message>
    <message>
        <source>Environment (the command line wins):</source>
        <translation>Umgebung (die Befehlszeile gilt vor ihr):</translation>
    </message>
    <message>
        <source>GROUP</source>
        <translation>GROUP</translation>
    </message>
    <message>
        <source>PORT</source>
        <translation>PORT</translation>
    </message>
    <message>
        <source>--interface</source>
        <translation>--interface</translation>
    </message>
    <message>
        <source>--latency-bound</source>
        <translation>--latency-bound</translation>
    </message>
    <message>
        <source>--catalogue</source>
        <translation>--catalogue</translation>
    </message>
    <message>
        <source>light or dark, for the window (default: the desktop&apos;s)</source>
        <translation>light oder dark, für das Fenster (Vorgabe: wie die Arbeitsfläche)</translation>
    </message>
    <message>
        <source>A server of a Roomcast group: it finds the other servers, elects a leader with them and keeps a copy of the bookings.</source>
        <translation>Ein Server einer Gruppe von Roomcast: er findet die anderen Server, wählt mit ihnen einen Leader und hält eine Kopie der Buchungen.</translation>
    </message>
    <message>
        <source>Folder with rooms.txt, timeslots.txt and, if wanted, days.txt and reservations.txt (default: a sample catalogue). It counts if this server is the first of its group.</source>
        <translation>Ordner mit rooms.txt, timeslots.txt und, falls gewünscht, days.txt und reservations.txt (Vorgabe: ein Beispielkatalog). Er zählt, wenn dieser Server der erste seiner Gruppe ist.</translation>
    </message>
    <message>
        <source>Folder that keeps this server&apos;s copy of the bookings, for one server at a time (default: the first free slot of the group and port among this user&apos;s application data).</source>
        <translation>Ordner für die Kopie der Buchungen dieses Servers, für einen Server zur selben Zeit (Vorgabe: der erste freie von Gruppe und Port bei den Anwendungsdaten dieses Kontos).</translation>
    </message>
    <message>
        <source>disk: what is confirmed is on disk first and survives a restart; memory: nothing is written, and it survives as long as one server of the group runs (default disk).</source>
        <translation>disk: was bestätigt ist, steht zuerst auf dem Datenträger und übersteht einen Neustart; memory: nichts wird geschrieben, und es bleibt, solange ein Server der Gruppe läuft (Vorgabe disk).</translation>
    </message>
    <message>
        <source>While too many servers of the last primary view are missing, serve: book provisionally and merge later; refuse: answer questions only (default serve).</source>
        <translation>Solange zu viele Server der letzten primären Sicht fehlen, serve: vorläufig buchen und später zusammenführen; refuse: nur Fragen beantworten (Vorgabe serve).</translation>
    </message>
    <message>
        <source>Run without a window: print the event log on standard output and read controls, one a line, from standard input (the line &quot;help&quot; lists them).</source>
        <translation>Ohne Fenster laufen: das Log der Ereignisse auf der Standardausgabe, Steuerbefehle, einer je Zeile, von der Standardeingabe (die Zeile &quot;help&quot; nennt sie).</translation>
    </message>
    <message>
        <source>With --headless: end where the interface cannot be used, instead of waiting until it has an IPv4 address.</source>
        <translation>Mit --headless: enden, wo die Schnittstelle nicht zu gebrauchen ist, statt zu warten, bis sie eine IPv4-Adresse hat.</translation>
    </message>
    <message>
        <source>TCP port that the other servers connect to (default: the first free one from PORT on, of %1).</source>
        <translation>TCP-Port, mit dem sich die anderen Server verbinden (Vorgabe: der erste freie ab PORT, von %1).</translation>
    </message>
    <message>
        <source>How the log is printed on standard output: text or json, one event a line (default text). Given explicitly, the window prints it, too.</source>
        <translation>Wie das Log auf der Standardausgabe erscheint: text oder json, ein Ereignis je Zeile (Vorgabe text). Ausdrücklich verlangt, gibt auch das Fenster es aus.</translation>
    </message>
    <message>
        <source>Positive number that ranks this server (default: its process ID).</source>
        <translation>Positive Zahl, die diesem Server seinen Rang gibt (Vorgabe: seine Prozess-ID).</translation>
    </message>
    <message>
        <source>Books rooms with whatever servers of the group are up.</source>
        <translation>Bucht Räume bei den Servern der Gruppe, die gerade da sind.</translation>
    </message>
    <message>
        <source>Run the console commands in FILE without a window and print each answer; &quot;-&quot; takes them from standard input as they come.</source>
        <translation>Die Konsolenbefehle in FILE ohne Fenster ausführen und jede Antwort ausgeben; &quot;-&quot; nimmt sie von der Standardeingabe, wie sie kommen.</translation>
    </message>
    <message>
        <source>How answers are printed on standard output: text or json, one object a command (default text). Given explicitly, the window prints them, too.</source>
        <translation>Wie Antworten auf der Standardausgabe erscheinen: text oder json, ein Objekt je Befehl (Vorgabe text). Ausdrücklich verlangt, gibt auch das Fenster sie aus.</translation>
    </message>
    <message>
        <source>Name that signs your bookings (default: your login name).</source>
        <translation>Name, der Ihre Buchungen zeichnet (Vorgabe: Ihr Anmeldename).</translation>
    </message>
    <message>
        <source>Folder of a catalogue, to be checked only: what can be booked is the servers&apos; to say.</source>
        <translation>Ordner eines Katalogs, der nur geprüft wird: was gebucht werden kann, sagen die Server.</translation>
    </message>
    <message>
        <source>Hear only the servers with this partition label, and be heard by them only (default: all sides, which may reply twice).</source>
        <translation>Nur die Server mit dieser Partitionskennung hören, und nur von ihnen gehört werden (Vorgabe: alle Seiten, die zweimal antworten können).</translation>
    </message>
    <message>
        <source>Ask the servers even where the cache could answer.</source>
        <translation>Die Server auch dann fragen, wenn der Cache antworten könnte.</translation>
    </message>
    <message>
        <source>Folder in which this client keeps what it knows and what waits for a server, for one client at a time (default: with a window the first free one of the group and port among this user&apos;s application data, with --run none).</source>
        <translation>Ordner, in dem dieser Client aufhebt, was er weiß und was auf einen Server wartet, für einen Client zur selben Zeit (Vorgabe: mit Fenster der erste freie von Gruppe und Port bei den Anwendungsdaten dieses Kontos, mit --run keiner).</translation>
    </message>
    <message>
        <source>Exit status: 0 left the group in order, 1 stopped by an error, 2 wrong usage,
3 the ID is taken, 4 the network cannot be opened.</source>
        <translation>Ende-Status: 0 hat die Gruppe ordentlich verlassen, 1 durch einen Fehler beendet, 2 falscher Aufruf,
3 die ID ist vergeben, 4 das Netz lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>--user</source>
        <translation>--user</translation>
    </message>
    <message>
        <source>Exit status of --run: 0 every command was answered (a refusal is an answer), 1 some
were not, 2 wrong usage or a line that is no command, 4 the network cannot be opened.</source>
        <translation>Ende-Status von --run: 0 jeder Befehl wurde beantwortet (auch eine Ablehnung ist eine Antwort), 1 einige
wurden es nicht, 2 falscher Aufruf oder eine Zeile, die kein Befehl ist, 4 das Netz lässt sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>roomcast::PartitionControls</name>
    <message>
        <source>Heal</source>
        <translation>Heilen</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Heal after</source>
        <translation>Heilen nach</translation>
    </message>
    <message>
        <source>Partition label</source>
        <translation>Partitionskennung</translation>
    </message>
    <message>
        <source>Servers and clients of another label are not heard, as if the network were cut; A is where all servers start</source>
        <translation>Server und Clients mit anderer Kennung werden nicht gehört, als wäre das Netz geteilt; bei A fangen alle Server an</translation>
    </message>
    <message>
        <source> requests</source>
        <translation> Anfragen</translation>
    </message>
    <message>
        <source>Heal after this many requests</source>
        <translation>Nach so vielen Anfragen heilen</translation>
    </message>
    <message>
        <source>Go back to label A by itself after so many new requests of clients; at the lowest value, never</source>
        <translation>Nach so vielen neuen Anfragen von Clients von selbst zur Kennung A zurückgehen; beim kleinsten Wert nie</translation>
    </message>
    <message>
        <source>Go back to label A, where all servers meet</source>
        <translation>Zur Kennung A zurückgehen, wo sich alle Server treffen</translation>
    </message>
    <message>
        <source>Heal the partition</source>
        <translation>Die Partition heilen</translation>
    </message>
</context>
<context>
    <name>roomcast::PeerModel</name>
    <message>
        <source>The server&apos;s ID; the highest one leads</source>
        <translation>Die ID des Servers; die höchste leitet</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>What it said it is</source>
        <translation>Was er zu sein sagte</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Time since it was last heard</source>
        <translation>Zeit, seit er zuletzt zu hören war</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>The last log entry it said it has</source>
        <translation>Der letzte Logeintrag, den er zu haben sagte</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>How many entries it is behind the leader</source>
        <translation>Wie viele Einträge er hinter dem Leader ist</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Rückst.</translation>
    </message>
    <message>
        <source>Round trip to it and back</source>
        <translation>Hin zu ihm und zurück</translation>
    </message>
    <message>
        <source>Trip</source>
        <translation>Umlauf</translation>
    </message>
    <message>
        <source>Whether a monitor connection stands</source>
        <translation>Ob eine Verbindung zur Überwachung steht</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verb.</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dieser</translation>
    </message>
    <message>
        <source>Server %1, this one</source>
        <translation>Server %1, dieser</translation>
    </message>
    <message>
        <source>member of the view</source>
        <translation>Mitglied der Sicht</translation>
    </message>
    <message>
        <source>not in the view</source>
        <translation>nicht in der Sicht</translation>
    </message>
    <message>
        <source>Server %1 at %2, %3</source>
        <translation>Server %1 unter %2, %3</translation>
    </message>
</context>
<context>
    <name>roomcast::ProcessSetup</name>
    <message>
        <source>there is no display for a window (DISPLAY and WAYLAND_DISPLAY are not set); %1 does without</source>
        <translation>es gibt keine Anzeige für ein Fenster (DISPLAY und WAYLAND_DISPLAY sind nicht gesetzt); mit %1 geht es ohne</translation>
    </message>
    <message>
        <source>Try %1 --help
</source>
        <translation>Versuchen Sie %1 --help
</translation>
    </message>
</context>
<context>
    <name>roomcast::RecordPrinter</name>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>provisional: %1</source>
        <translation>vorläufig: %1</translation>
    </message>
    <message>
        <source>; claims that wait to be merged: %1</source>
        <translation>; Ansprüche, die auf die Zusammenführung warten: %1</translation>
    </message>
    <message>
        <source>; %1 % of the state fetched</source>
        <translation>; %1 % des Zustands geholt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>status: %1, leader %2, epoch %3, members %4, index %5, claims %6, digest %7</source>
        <translation>status: %1, Leader %2, Epoche %3, Mitglieder %4, Index %5, Ansprüche %6, Prüfsumme %7</translation>
    </message>
    <message>
        <source>1 line was left out: the log was not read in time</source>
        <translation>1 Zeile wurde ausgelassen: das Log wurde nicht rechtzeitig gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n lines were left out: the log was not read in time</source>
        <translation>
            <numerusform>%n Zeile wurde ausgelassen: das Log wurde nicht rechtzeitig gelesen</numerusform>
            <numerusform>%n Zeilen wurden ausgelassen: das Log wurde nicht rechtzeitig gelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomcast::ReportController</name>
    <message>
        <source>Merged with the other side: %1.</source>
        <translation>Mit der anderen Seite zusammengeführt: %1.</translation>
    </message>
</context>
<context>
    <name>roomcast::ReportText</name>
    <message>
        <source>the catalogue</source>
        <translation>der Katalog</translation>
    </message>
    <message>
        <source>1 earlier claim left out</source>
        <translation>1 früherer Anspruch ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier claims left out</source>
        <translation>
            <numerusform>%n früherer Anspruch ausgelassen</numerusform>
            <numerusform>%n frühere Ansprüche ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, epoch %2, entry %3</source>
        <translation>%1, Epoche %2, Eintrag %3</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>%1 moved up and holds it</source>
        <translation>%1 rückte nach und hat den Termin</translation>
    </message>
    <message>
        <source>%1 was displaced by %2, whose booking had been confirmed</source>
        <translation>%1 wurde verdrängt von %2, dessen Buchung bestätigt war</translation>
    </message>
    <message>
        <source>%1 was displaced by %2, who had booked it on another side: of the two times on record that one comes first</source>
        <translation>%1 wurde verdrängt von %2, auf einer anderen Seite gebucht: von den beiden verzeichneten Zeiten kommt jene zuerst</translation>
    </message>
    <message>
        <source>%1 cancelled what %2 had booked</source>
        <translation>%1 stornierte, was %2 gebucht hatte</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 stornierte</translation>
    </message>
    <message>
        <source>%1 moved here from %2</source>
        <translation>%1 zog von %2 hierher</translation>
    </message>
    <message>
        <source>%1 moved to %2</source>
        <translation>%1 zog nach %2</translation>
    </message>
    <message>
        <source>%1 booked it</source>
        <translation>%1 buchte</translation>
    </message>
    <message>
        <source>%1 joined the waiting list</source>
        <translation>%1 trat der Warteliste bei</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>%1, whose booking had been confirmed, displaced yours</source>
        <translation>%1, dessen Buchung bestätigt war, hat Ihre verdrängt</translation>
    </message>
    <message>
        <source>%1, who had booked it on another side, displaced your booking: of the two times on record that one comes first</source>
        <translation>%1, mit einer Buchung auf einer anderen Seite, hat Ihre verdrängt: von den beiden verzeichneten Zeiten kommt jene zuerst</translation>
    </message>
    <message>
        <source>your claim moved up</source>
        <translation>Ihr Anspruch rückte nach</translation>
    </message>
    <message>
        <source>two sides of the group answered your request differently</source>
        <translation>zwei Seiten der Gruppe haben Ihre Anfrage verschieden beantwortet</translation>
    </message>
    <message>
        <source>holds the slot</source>
        <translation>hat den Termin</translation>
    </message>
    <message>
        <source>waits as number %1</source>
        <translation>wartet als Nummer %1</translation>
    </message>
    <message>
        <source>has given it up</source>
        <translation>hat aufgegeben</translation>
    </message>
    <message>
        <source>%1 is free</source>
        <translation>%1 ist frei</translation>
    </message>
    <message>
        <source>%1. %2 holds it%3</source>
        <translation>%1. %2 hat den Termin%3</translation>
    </message>
    <message>
        <source>%1. %2 waits%3</source>
        <translation>%1. %2 wartet%3</translation>
    </message>
    <message>
        <source>you hold the slot</source>
        <translation>Sie haben den Termin</translation>
    </message>
    <message>
        <source>%1 holds the slot, and you are number %2 on its waiting list</source>
        <translation>%1 hat den Termin, und Sie sind Nummer %2 auf der Warteliste</translation>
    </message>
    <message>
        <source>%1%2: %3; %4</source>
        <translation>%1%2: %3; %4</translation>
    </message>
    <message numerus="yes">
        <source>%n more, told when these are acknowledged</source>
        <translation>
            <numerusform>%n weitere, genannt, wenn diese bestätigt sind</numerusform>
            <numerusform>%n weitere, genannt, wenn diese bestätigt sind</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 against %2, %3 apart</source>
        <translation>%1 gegen %2, %3 auseinander</translation>
    </message>
    <message>
        <source>was confirmed in epoch %1</source>
        <translation>war in Epoche %1 bestätigt</translation>
    </message>
    <message>
        <source>comes first by the times that the two sides&apos; clocks gave (%1), in epoch %2</source>
        <translation>nach den Zeiten zuerst kommt, die die Uhren der beiden Seiten angaben (%1), in Epoche %2</translation>
    </message>
    <message>
        <source>Conflict %1, %2: %3 keeps it, as it %4; %5, booked in epoch %6, was displaced to number %7 of the waiting list (%8), and now %9</source>
        <translation>Konflikt %1, %2: %3 behält den Termin, da die Buchung %4; %5, gebucht in Epoche %6, wurde auf Nummer %7 der Warteliste verdrängt (%8), und %9 jetzt</translation>
    </message>
    <message>
        <source>Conflicts before number %1 are no longer on record</source>
        <translation>Konflikte vor Nummer %1 sind nicht mehr verzeichnet</translation>
    </message>
    <message>
        <source>More from number %1</source>
        <translation>Weiter ab Nummer %1</translation>
    </message>
</context>
<context>
    <name>roomcast::RequestDock</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests and their answers, newest first</source>
        <translation>Anfragen und ihre Antworten, die neuesten zuerst</translation>
    </message>
</context>
<context>
    <name>roomcast::RequestModel</name>
    <message>
        <source>%1, provisional</source>
        <translation>%1, vorläufig</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>1 name</source>
        <translation>1 Name</translation>
    </message>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n Name</numerusform>
            <numerusform>%n Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 booking</source>
        <translation>1 Buchung</translation>
    </message>
    <message numerus="yes">
        <source>%n bookings</source>
        <translation>
            <numerusform>%n Buchung</numerusform>
            <numerusform>%n Buchungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Waits as number %1</source>
        <translation>Wartet als Nummer %1</translation>
    </message>
    <message>
        <source>1 claim</source>
        <translation>1 Anspruch</translation>
    </message>
    <message numerus="yes">
        <source>%n claims</source>
        <translation>
            <numerusform>%n Anspruch</numerusform>
            <numerusform>%n Ansprüche</numerusform>
        </translation>
    </message>
    <message>
        <source>1 notice</source>
        <translation>1 Mitteilung</translation>
    </message>
    <message numerus="yes">
        <source>%n notices</source>
        <translation>
            <numerusform>%n Mitteilung</numerusform>
            <numerusform>%n Mitteilungen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 Konflikt</translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>%n Konflikt</numerusform>
            <numerusform>%n Konflikte</numerusform>
        </translation>
    </message>
    <message>
        <source>1 room</source>
        <translation>1 Raum</translation>
    </message>
    <message numerus="yes">
        <source>%n rooms</source>
        <translation>
            <numerusform>%n Raum</numerusform>
            <numerusform>%n Räume</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomcast::ServerControls</name>
    <message>
        <source>%1: unknown control; &quot;help&quot; lists them</source>
        <translation>%1: unbekannter Steuerbefehl; &quot;help&quot; nennt sie</translation>
    </message>
    <message>
        <source>%1 takes nothing</source>
        <translation>hinter %1 gehört nichts</translation>
    </message>
    <message>
        <source>%1 takes a number of seconds (0.1 to 600)</source>
        <translation>%1 verlangt eine Zahl von Sekunden (0.1 bis 600)</translation>
    </message>
    <message>
        <source>%1 takes the ID of a server (1 to 4294967295)</source>
        <translation>%1 verlangt die ID eines Servers (1 bis 4294967295)</translation>
    </message>
    <message>
        <source>%1 takes a whole number of percent (0 to 100)</source>
        <translation>%1 verlangt eine ganze Zahl von Prozent (0 bis 100)</translation>
    </message>
    <message>
        <source>%1 takes whole milliseconds (0 to 10000)</source>
        <translation>%1 verlangt ganze Millisekunden (0 bis 10000)</translation>
    </message>
    <message>
        <source>%1 takes the ID of a server, or all</source>
        <translation>%1 verlangt die ID eines Servers, oder all</translation>
    </message>
    <message>
        <source>%1 takes a label of 1 to 8 letters and digits</source>
        <translation>%1 verlangt eine Kennung aus 1 bis 8 Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>%1 takes a number of requests (0 to 9999; 0: never)</source>
        <translation>%1 verlangt eine Zahl von Anfragen (0 bis 9999; 0: nie)</translation>
    </message>
    <message>
        <source>crash           die at once, without a goodbye</source>
        <translation>crash           sofort enden, ohne Abschied</translation>
    </message>
    <message>
        <source>leave           leave the group in order and end</source>
        <translation>leave           die Gruppe ordentlich verlassen und enden</translation>
    </message>
    <message>
        <source>freeze SECONDS  stand still (0.1 to 600), then wake as a stale process would</source>
        <translation>freeze SECONDS  stillstehen (0.1 bis 600), dann als veralteter Prozess aufwachen</translation>
    </message>
    <message>
        <source>loss PERCENT    drop this share of the datagrams that come and go</source>
        <translation>loss PERCENT    diesen Anteil der Datagramme verwerfen, die kommen und gehen</translation>
    </message>
    <message>
        <source>delay MS        have datagrams come so much later (0 to 10000)</source>
        <translation>delay MS        Datagramme um so viel später kommen lassen (0 bis 10000)</translation>
    </message>
    <message>
        <source>jitter MS       have chance add up to so much to the delay</source>
        <translation>jitter MS       den Zufall bis zu so viel zur Verzögerung hinzufügen lassen</translation>
    </message>
    <message>
        <source>duplicate PERCENT have this share of the datagrams come twice</source>
        <translation>duplicate PERCENT diesen Anteil der Datagramme zweimal kommen lassen</translation>
    </message>
    <message>
        <source>reorder PERCENT have this share of the datagrams let the next one pass</source>
        <translation>reorder PERCENT diesen Anteil der Datagramme den nächsten vorlassen</translation>
    </message>
    <message>
        <source>fault-peer ID   only what comes from server ID, or goes to it alone, suffers; all: every datagram</source>
        <translation>fault-peer ID   nur was von Server ID kommt oder zu ihm allein geht, leidet; all: jedes Datagramm</translation>
    </message>
    <message>
        <source>service-time MS sleep so long after a reply: requests wait, and nothing else</source>
        <translation>service-time MS so lange nach einer Antwort schlafen: Anfragen warten, sonst nichts</translation>
    </message>
    <message>
        <source>partition LABEL go to that side of a partition on purpose: servers and clients of another label (1 to 8 letters and digits) are not heard, but for their JOIN</source>
        <translation>partition LABEL auf jene Seite der Partition gehen: Server und Clients mit anderer Kennung (1 bis 8 Buchstaben und Ziffern) werden nicht gehört, außer ihrem JOIN</translation>
    </message>
    <message>
        <source>heal            end the partition for this server: back to label A</source>
        <translation>heal            die Partition für diesen Server beenden: zurück zur Kennung A</translation>
    </message>
    <message>
        <source>heal-after N    heal by itself after N new requests of clients (0: never)</source>
        <translation>heal-after N    nach N neuen Anfragen von Clients von selbst heilen (0: nie)</translation>
    </message>
    <message>
        <source>dead ID         vouch that server ID is gone for good and its disk with it, so that the others need not wait for it; if it still runs somewhere, both sides may confirm the same slot</source>
        <translation>dead ID         bürgen, dass Server ID für immer fort ist, und sein Datenträger mit ihm, damit die anderen nicht auf ihn warten müssen; läuft er doch noch irgendwo, können beide Seiten denselben Termin bestätigen</translation>
    </message>
    <message>
        <source>join-group      where two groups of this name hold bookings: this server&apos;s group joins the other, and its bookings come in behind those made there</source>
        <translation>join-group      wo zwei Gruppen dieses Namens Buchungen haben: die Gruppe dieses Servers tritt der anderen bei, und ihre Buchungen kommen hinter die dortigen</translation>
    </message>
    <message>
        <source>status          print how this server stands</source>
        <translation>status          ausgeben, wie es um diesen Server steht</translation>
    </message>
    <message>
        <source>help            print this list</source>
        <translation>help            diese Liste ausgeben</translation>
    </message>
</context>
<context>
    <name>roomcast::ServerWindow</name>
    <message>
        <source>Roomcast server</source>
        <translation>Roomcast-Server</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>No other server was heard.
Launch another one to form a group.</source>
        <translation>Kein anderer Server war zu hören.
Starten Sie einen weiteren, um eine Gruppe zu bilden.</translation>
    </message>
    <message>
        <source>Suspected</source>
        <translation>Verdächtig</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>Leave and &amp;quit</source>
        <translation>Gehen und &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Log</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Controls</source>
        <translation>&amp;Bedienung</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>C&amp;ounters</source>
        <translation>Z&amp;ähler</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Roomcast</source>
        <translation>&amp;Über Roomcast</translation>
    </message>
    <message>
        <source>%1, port %2, on %3</source>
        <translation>%1, Port %2, an %3</translation>
    </message>
    <message>
        <source>Multicast group, port and interface of this group of servers.
Latency bound: %1</source>
        <translation>Multicast-Gruppe, Port und Schnittstelle dieser Gruppe von Servern.
Latenzschranke: %1</translation>
    </message>
    <message>
        <source>Roomcast server %1 – %2</source>
        <translation>Roomcast-Server %1 – %2</translation>
    </message>
    <message>
        <source>Leaving the group…</source>
        <translation>Verlässt die Gruppe…</translation>
    </message>
</context>
<context>
    <name>roomcast::SlotPane</name>
    <message>
        <source>Waiting list</source>
        <translation>Warteliste</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Geschichte</translation>
    </message>
    <message>
        <source>&amp;Waiting list</source>
        <translation>&amp;Warteliste</translation>
    </message>
    <message>
        <source>&amp;Waiting list (%1)</source>
        <translation>&amp;Warteliste (%1)</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
</context>
<context>
    <name>roomcast::SourceNote</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Latency %1, attempts %2, replies %3</source>
        <translation>Latenz %1, Versuche %2, Antworten %3</translation>
    </message>
    <message>
        <source>Two replies</source>
        <translation>Zwei Antworten</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>no server answers</source>
        <translation>kein Server antwortet</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>unbestätigt</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>for servers</source>
        <translation>nach Servern</translation>
    </message>
    <message>
        <source>No server has been heard yet.</source>
        <translation>Noch war kein Server zu hören.</translation>
    </message>
    <message>
        <source>last heard %1 ago</source>
        <translation>zuletzt gehört vor %1</translation>
    </message>
    <message>
        <source>No server answers. One was last heard %1 ago.</source>
        <translation>Kein Server antwortet. Einer war zuletzt vor %1 zu hören.</translation>
    </message>
    <message>
        <source>Leader %1
Version %2</source>
        <translation>Leader %1
Version %2</translation>
    </message>
    <message>
        <source>Provisional: %1</source>
        <translation>Vorläufig: %1</translation>
    </message>
    <message>
        <source>On show: %1</source>
        <translation>Zu sehen: %1</translation>
    </message>
</context>
<context>
    <name>roomcast::StandingText</name>
    <message>
        <source>look for a switch with IGMP snooping and no querier, and for firewalls</source>
        <translation>suchen Sie nach einem Switch mit IGMP-Snooping ohne Querier und nach Firewalls</translation>
    </message>
    <message>
        <source>there is no interface %1 any more</source>
        <translation>es gibt keine Schnittstelle %1 mehr</translation>
    </message>
    <message>
        <source>interface %1 is switched off</source>
        <translation>die Schnittstelle %1 ist abgeschaltet</translation>
    </message>
    <message>
        <source>interface %1 has no IPv4 address</source>
        <translation>die Schnittstelle %1 hat keine IPv4-Adresse</translation>
    </message>
    <message>
        <source>interface %1 has got another address</source>
        <translation>die Schnittstelle %1 hat eine andere Adresse bekommen</translation>
    </message>
    <message>
        <source>interface %1 went, and another one came</source>
        <translation>die Schnittstelle %1 verschwand, und eine andere kam</translation>
    </message>
    <message>
        <source>interface %1 has no cable or no radio network, and only this machine is reached</source>
        <translation>die Schnittstelle %1 hat kein Kabel oder kein Funknetz, und nur dieser Rechner ist zu erreichen</translation>
    </message>
    <message>
        <source>the system refuses to send on interface %1</source>
        <translation>das System weigert sich, über die Schnittstelle %1 zu senden</translation>
    </message>
    <message>
        <source>the group cannot be joined on interface %1</source>
        <translation>der Gruppe lässt sich an der Schnittstelle %1 nicht beitreten</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>the servers here may not be the only ones</source>
        <translation>die Server hier sind vielleicht nicht die einzigen</translation>
    </message>
    <message>
        <source>%1 of the last primary view is missing</source>
        <translation>%1 aus der letzten primären Sicht fehlt</translation>
    </message>
    <message>
        <source>%1 of the last primary view are missing</source>
        <translation>%1 aus der letzten primären Sicht fehlen</translation>
    </message>
    <message>
        <source>Cut off from: %1</source>
        <translation>Abgetrennt von: %1</translation>
    </message>
    <message>
        <source>No network: %1</source>
        <translation>Kein Netz: %1</translation>
    </message>
    <message>
        <source>No network: %1 (%2)</source>
        <translation>Kein Netz: %1 (%2)</translation>
    </message>
    <message>
        <source>No TCP connection to server %1 at %2, although it is heard: let TCP through the firewall of its host</source>
        <translation>Keine TCP-Verbindung zu Server %1 unter %2, obwohl er zu hören ist: TCP in der Firewall seines Rechners zulassen</translation>
    </message>
    <message>
        <source>This server hears no multicast, although others answer, and leaves the lead to others: %1</source>
        <translation>Dieser Server hört kein Multicast, obwohl andere antworten, und überlässt anderen die Leitung: %1</translation>
    </message>
    <message>
        <source>Nobody hears what this server multicasts, and it leaves the lead to others: %1</source>
        <translation>Niemand hört, was dieser Server per Multicast sendet, und er überlässt anderen die Leitung: %1</translation>
    </message>
    <message>
        <source>Not heard by multicast, although they answer: servers %1; %2</source>
        <translation>Per Multicast nicht zu hören, obwohl sie antworten: Server %1; %2</translation>
    </message>
    <message>
        <source>This computer hears no multicast, although servers answer, and so does not learn of changes by itself: %1</source>
        <translation>Dieser Rechner hört kein Multicast, obwohl Server antworten, und erfährt darum Änderungen nicht von selbst: %1</translation>
    </message>
    <message>
        <source>Servers are heard, and none answers: what this computer multicasts may not arrive: %1</source>
        <translation>Server sind zu hören, und keiner antwortet: was dieser Rechner per Multicast sendet, kommt vielleicht nicht an: %1</translation>
    </message>
    <message>
        <source>of server %1 %2 ahead</source>
        <translation>die von Server %1 geht %2 vor</translation>
    </message>
    <message>
        <source>of server %1 %2 behind</source>
        <translation>die von Server %1 geht %2 nach</translation>
    </message>
    <message>
        <source>By the group&apos;s time a clock is not right: %1</source>
        <translation>Gemessen an der Gruppenzeit geht eine Uhr nicht richtig: %1</translation>
    </message>
    <message>
        <source>Times are the group&apos;s, where it is %1%2; on this computer it is %3</source>
        <translation>Zeiten sind die der Gruppe, und dort ist es %1%2; auf diesem Rechner ist es %3</translation>
    </message>
    <message>
        <source>This computer&apos;s time is not the group&apos;s</source>
        <translation>Die Zeit dieses Rechners ist nicht die der Gruppe</translation>
    </message>
</context>
<context>
    <name>roomcast::Theme</name>
    <message>
        <source>ROOMCAST_THEME: %1 is not a theme (light or dark)</source>
        <translation>ROOMCAST_THEME: %1 ist keine Farbgebung (light oder dark)</translation>
    </message>
</context>
<context>
    <name>roomcast::Tone</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>Vorläufig</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>Follower</source>
        <translation>Follower</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Beitretend</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgetrennt</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Zweifelhaft</translation>
    </message>
    <message>
        <source>Invalidated</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
</context>
<context>
    <name>roomcast::TroubleBar</name>
    <message>
        <source>The network works</source>
        <translation>Das Netz geht</translation>
    </message>
</context>
<context>
    <name>roomcast::UnknownNameText</name>
    <message>
        <source>%1 is not a timeslot</source>
        <translation>%1 ist keine Zeit</translation>
    </message>
    <message>
        <source>%1: it has a dash where a hyphen stands in %2</source>
        <translation>%1: ein Gedankenstrich steht, wo in %2 ein Bindestrich steht</translation>
    </message>
    <message>
        <source>%1: hours may be written without the zero, %2</source>
        <translation>%1: Stunden dürfen ohne die Null stehen, %2</translation>
    </message>
    <message>
        <source>%1 is not a day</source>
        <translation>%1 ist kein Tag</translation>
    </message>
    <message>
        <source>%1 that can be booked: it is past</source>
        <translation>%1, der gebucht werden kann: er ist vorbei</translation>
    </message>
    <message>
        <source>%1 that can be booked: days lists those that are</source>
        <translation>%1, der gebucht werden kann: days nennt diese</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
</context>
<context>
    <name>roomcast::UnknownOutcomes</name>
    <message>
        <source>%1 is booked for you</source>
        <translation>%1 ist für Sie gebucht</translation>
    </message>
    <message>
        <source>you wait for %1 as number %2</source>
        <translation>Sie warten auf %1 als Nummer %2</translation>
    </message>
    <message>
        <source>%1 is free</source>
        <translation>%1 ist frei</translation>
    </message>
    <message>
        <source>%1 is reserved in the catalogue</source>
        <translation>%1 ist im Katalog reserviert</translation>
    </message>
    <message>
        <source>%1 is held by %2</source>
        <translation>%1 hat %2</translation>
    </message>
    <message>
        <source>the cancellation of %1</source>
        <translation>das Stornieren von %1</translation>
    </message>
    <message>
        <source>the place on the waiting list of %1</source>
        <translation>den Platz auf der Warteliste von %1</translation>
    </message>
    <message>
        <source>leaving the waiting list of %1</source>
        <translation>das Verlassen der Warteliste von %1</translation>
    </message>
    <message>
        <source>the move to %1</source>
        <translation>das Verschieben nach %1</translation>
    </message>
    <message>
        <source>the booking of %1</source>
        <translation>die Buchung von %1</translation>
    </message>
    <message>
        <source>something that cannot be read</source>
        <translation>etwas, das nicht zu lesen ist</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Two servers replied to %1, and only the leader may: %2 and %3, and both say: %4.</source>
        <translation>Zwei Server haben auf %1 geantwortet, und nur der Leader darf das: %2 und %3 sagen beide: %4.</translation>
    </message>
    <message>
        <source>Two servers replied to %1, and only the leader may: %2 says: %3; %4 says: %5.</source>
        <translation>Zwei Server haben auf %1 geantwortet, und nur der Leader darf das: %2 sagt: %3; %4 sagt: %5.</translation>
    </message>
    <message>
        <source>Now %1.</source>
        <translation>Jetzt gilt: %1.</translation>
    </message>
    <message>
        <source>It was done after all: %1.</source>
        <translation>Es ist doch geschehen: %1.</translation>
    </message>
    <message>
        <source>It was not done: %1.</source>
        <translation>Es ist nicht geschehen: %1.</translation>
    </message>
    <message>
        <source>No answer came to %1: it may have been done or not. That is read as soon as a server answers.</source>
        <translation>Auf %1 kam keine Antwort: es kann geschehen sein oder nicht. Das wird gelesen, sobald ein Server antwortet.</translation>
    </message>
</context>
<context>
    <name>roomcast::WindowSession</name>
    <message>
        <source>%1 could not be started</source>
        <translation>%1 ließ sich nicht starten</translation>
    </message>
    <message>
        <source>Nothing that was launched here still runs</source>
        <translation>Nichts, was hier gestartet wurde, läuft noch</translation>
    </message>
    <message>
        <source>1 program was asked to end</source>
        <translation>1 Programm wurde gebeten zu enden</translation>
    </message>
    <message numerus="yes">
        <source>%n programs were asked to end</source>
        <translation>
            <numerusform>%n Programm wurde gebeten zu enden</numerusform>
            <numerusform>%n Programme wurden gebeten zu enden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomcast::figures</name>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
</context>
</TS>
