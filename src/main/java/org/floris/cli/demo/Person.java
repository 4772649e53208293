package org.floris.cli.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One of the bank's people at work. Holds the records that are his, as people's clients are. */
final class Person {
    private final String login;
    private final String system;
    private final String systemUserId;
    private final List<String> clients;
    private final Deque<String> openTasks = new ArrayDeque<>();
    private volatile boolean savesPages = true;
    private int turn;

    /**
     * @param system       whose façade he calls
     * @param systemUserId his id there
     * @param clients      ids of clients there, at least one
     */
    Person(String login, String system, String systemUserId, List<String> clients) {
        this.login = login;
        this.system = system;
        this.systemUserId = systemUserId;
        this.clients = List.copyOf(clients);
        this.turn = Math.floorMod(login.hashCode(), 1_000);
    }

    String login() {
        return login;
    }

    String system() {
        return system;
    }

    String systemUserId() {
        return systemUserId;
    }

    String client(int which) {
        return clients.get(Math.floorMod(which, clients.size()));
    }

    synchronized int nextTurn() {
        return turn++;
    }

    synchronized String takeOpenTask() {
        return openTasks.poll();
    }

    synchronized void remember(String task) {
        openTasks.add(task);
    }

    boolean savesPages() {
        return savesPages;
    }

    /** Who is about to move is asked to leave the old CRM's pages. */
    void leavePages() {
        savesPages = false;
    }
}
