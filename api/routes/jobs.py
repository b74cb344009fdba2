"""The uploads: where each stands."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from api.job_schemas import JobList, JobView
from api.problems import RESPONSES
from api.services import Parts

router = APIRouter(prefix="/v1/jobs", tags=["jobs"], responses=RESPONSES)


@router.get("")
async def jobs(parts: Parts) -> JobList:
    """List the uploads since the server started, the newest first."""
    return JobList(jobs=[JobView.of(job) for job in parts.jobs.all()])


@router.get("/{job_id}")
async def job(job_id: Annotated[str, Path(max_length=200)], parts: Parts) -> JobView:
    """Say how far an upload is and what became of each of its files."""
    return JobView.of(parts.jobs.get(job_id))
