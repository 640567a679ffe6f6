"""The machines of clusters that are made of instance fleets, which moto takes no note of.

Each fleet has as many machines as it asks for, of the first of its types, from when the cluster is made until it ends.
"""

from moto.core.responses import ActionResult
from moto.emr.responses import ElasticMapReduceResponse


def install() -> None:
    fleets: dict[str, list] = {}
    bare_run, bare_list = ElasticMapReduceResponse.run_job_flow, ElasticMapReduceResponse.list_instances

    def run_job_flow(self):
        answer = bare_run(self)
        asked = self._get_param("Instances.InstanceFleets", [])
        if asked:
            newest = max(self.backend.clusters.values(), key=lambda cluster: cluster.creation_datetime)
            fleets[newest.id] = asked
        return answer

    def list_instances(self):
        identifier = self._get_param("ClusterId")
        if identifier not in fleets:
            return bare_list(self)
        cluster = self.backend.describe_cluster(identifier)
        return ActionResult({"Instances": [_machine(cluster, fleet, market, number)
                                           for fleet in fleets[identifier]
                                           for market, target in (("ON_DEMAND", "TargetOnDemandCapacity"), ("SPOT", "TargetSpotCapacity"))
                                           for number in range(int(_get(fleet, target) or 0))]})

    ElasticMapReduceResponse.run_job_flow = run_job_flow
    ElasticMapReduceResponse.list_instances = list_instances


def _machine(cluster, fleet: dict, market: str, number: int) -> dict:
    role = _get(fleet, "InstanceFleetType")
    ended = cluster.end_datetime
    return {
        "Id": f"ci-{cluster.id[2:]}-{role.lower()}-{market.lower()}-{number}",
        "InstanceType": _get(_get(fleet, "InstanceTypeConfigs")[0], "InstanceType"),
        "Market": market,
        "Status": {
            "State": "TERMINATED" if ended else "RUNNING",
            "Timeline": {"CreationDateTime": cluster.creation_datetime, "ReadyDateTime": cluster.ready_datetime,
                         **({"EndDateTime": ended} if ended else {})},
        },
    }


def _get(mapping: dict, name: str):
    """moto hands some request parts on with their own names and others in snake_case."""
    snake = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
    return mapping.get(name, mapping.get(snake))
