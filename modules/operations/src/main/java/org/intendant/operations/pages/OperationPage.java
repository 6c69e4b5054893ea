package org.intendant.operations.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.intendant.operations.ApprovedStep;
import org.intendant.operations.Changes;
import org.intendant.operations.Logs;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.Operations;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** One operation: how it stands, its parts, its log, and what can be done about it. */
@Named
@ViewScoped
public class OperationPage implements Serializable {

    @Inject
    transient Operations operations;

    @Inject
    transient Logs logs;

    @Inject
    transient Changes changes;

    @Inject
    transient CurrentActor actor;

    private long id;
    private String log = "";
    private transient @Nullable Operation operation;
    private transient @Nullable List<OperationPart> parts;
    private transient @Nullable List<ApprovedStep> approved;

    @PostConstruct
    void fromAddress() {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String sent = parameters.getOrDefault("id", "");
        if (!sent.matches("[0-9]{1,18}")) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such operation.");
        }
        id = Long.parseLong(sent);
        log = parameters.getOrDefault("log", "");
        refresh();
    }

    /** Reads the rows anew. */
    public void refresh() {
        operation = operations.get(id);
        parts = operations.parts(id);
    }

    public void cancel() {
        operations.cancel(id);
        refresh();
    }

    public void retry() {
        Pages.open(operations.retryFailed(id).href());
    }

    public Operation getOperation() {
        Operation known = operation;
        if (known == null) {
            refresh();
            known = operations.get(id);
        }
        return known;
    }

    public List<OperationPart> getParts() {
        List<OperationPart> known = parts;
        if (known == null) {
            known = operations.parts(id);
            parts = known;
        }
        return known;
    }

    /** Whose log is shown first: what the address says, else the first part that went wrong, else the first part. */
    public int getFirstLog() {
        List<OperationPart> all = getParts();
        if (log.equals("0") || all.stream().anyMatch(part -> log.equals(String.valueOf(part.number())))) {
            return Integer.parseInt(log);
        }
        return all.stream()
                .filter(part -> part.state() == OperationState.FAILED || part.state() == OperationState.LOST)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(OperationPart::number)
                .orElse(0);
    }

    /** What was approved, as lines; empty for work that is no apply and for those who may not read it. */
    public List<ApprovedStep> getApproved() {
        if (approved == null) {
            approved = actor.get().may(Permission.READ_OUTPUT) ? operations.approved(id) : List.of();
        }
        return approved;
    }

    /** The differences that were approved. */
    public List<FileDiff> getApprovedFiles() {
        return getApproved().stream()
                .flatMap(step -> step.differences().stream())
                .map(FileDiff::of)
                .toList();
    }

    /** An apply ends well only once a plan made anew was empty. */
    public boolean readBack(OperationPart part) {
        return part.state() == OperationState.SUCCEEDED && part.exit() == null && part.ended() != null;
    }

    /** What a part came to, or what it does now, in a sentence. */
    public String said(OperationPart part) {
        if (!part.error().isEmpty()) {
            return Shown.text(part.error());
        }
        return switch (part.state()) {
            case WAITING -> "Waits for its turn.";
            case RUNNING -> Shown.text(part.now());
            case SUCCEEDED -> part.exit() == null ? "" : "Ended with " + part.exit() + ".";
            case CANCELLED -> part.started() == null ? "Did not begin." : "Nothing of it is left on the host.";
            case FAILED, LOST -> "";
        };
    }

    public boolean isWholeReadable() {
        return logs.readable(id, 0);
    }

    public boolean isLogReadable() {
        return actor.get().may(Permission.READ_OUTPUT)
                && (isWholeReadable() || getParts().stream().anyMatch(part -> logs.readable(id, part.number())));
    }

    public boolean isCancellable() {
        return operations.mayCancel(getOperation());
    }

    public boolean isRetryable() {
        return operations.mayRepeat(getOperation());
    }

    /** What cancelling does now, with numbers. */
    public String getCancelMessage() {
        long running = count(OperationState.RUNNING);
        long waiting = count(OperationState.WAITING);
        long ended = getParts().size() - running - waiting;
        return "What runs is ended on its host and shown as cancelled once that is proven (" + running
                + "); what waits does not begin (" + waiting + "). What is done stays done (" + ended + ").";
    }

    public long count(OperationState state) {
        return getParts().stream().filter(part -> part.state() == state).count();
    }

    public long getChanges() {
        return changes.number();
    }

    /** Text that came from a host, inert. */
    public String shown(String text) {
        return Shown.text(text);
    }

    /** The page of a part's server; empty for other targets. */
    public String href(OperationPart part) {
        return part.target().type().equals("server")
                ? "/servers/server.xhtml?id=" + part.target().id()
                : "";
    }

    public long getId() {
        return id;
    }
}
