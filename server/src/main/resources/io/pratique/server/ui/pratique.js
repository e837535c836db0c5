// Shows progress while it happens. Every page works without this, and reloads by itself then.
"use strict";

// Browsers open few connections to one server at a time; streams must leave some for pages.
const MOST_STREAMS = 3;
const OVER = ["done", "failed", "cancelled"];

function amount(bytes) {
    if (bytes < 1e6) {
        return Math.ceil(bytes / 1000) + " kB";
    }
    return bytes < 1e9 ? (bytes / 1e6).toFixed(1) + " MB" : (bytes / 1e9).toFixed(2) + " GB";
}

function part(element, name) {
    return element.querySelector(`[data-part="${name}"]`);
}

function show(element, job) {
    const state = part(element, "state");
    if (state) {
        state.textContent = job.state === "ready" ? "waits" : job.state;
    }
    const progress = JSON.parse(job.progress || "{}");
    const bar = part(element, "bar");
    if (bar && progress.expected > 0) {
        bar.value = Math.min(100, (progress.bytes * 100) / progress.expected);
    }
    const read = part(element, "read");
    if (read && progress.bytes !== undefined) {
        read.textContent = `${amount(progress.bytes)} in ${progress.files} files`;
    }
}

function follow(element) {
    const source = new EventSource(`/api/v1/jobs/${element.dataset.job}/events`);
    for (const state of ["ready", "running", ...OVER]) {
        source.addEventListener(state, (event) => {
            show(element, JSON.parse(event.data));
            if (OVER.includes(state)) {
                source.close();
                location.reload();
            }
        });
    }
    addEventListener("pagehide", () => source.close());
}

// Of the credentials only the fields of the chosen kind are shown.
function choose(form) {
    const select = form.elements[form.dataset.choice];
    const update = () => {
        for (const fields of form.querySelectorAll("[data-for]")) {
            fields.hidden = fields.dataset.for !== select.value;
        }
    };
    select.addEventListener("change", update);
    update();
}

[...document.querySelectorAll("[data-job]")].slice(0, MOST_STREAMS).forEach(follow);
document.querySelectorAll("form[data-choice]").forEach(choose);
